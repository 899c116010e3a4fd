using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isegoria.Backends.Journal.Migrations
{
    /// <inheritdoc />
    public partial class OpenQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ActivityId",
                table: "Requests",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "ClosedAt",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClosedBy",
                table: "Requests",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ActivityId",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "Requests");
        }
    }
}
