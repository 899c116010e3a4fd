using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isegoria.Backends.Journal.Migrations
{
    /// <inheritdoc />
    public partial class PassageMarked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Marked",
                table: "Passages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Marked",
                table: "Passages");
        }
    }
}
