using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isegoria.Backends.Journal.Migrations
{
    /// <inheritdoc />
    public partial class PassagePage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Page",
                table: "Passages",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Page",
                table: "Passages");
        }
    }
}
