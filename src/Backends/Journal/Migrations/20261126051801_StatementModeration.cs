using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isegoria.Backends.Journal.Migrations
{
    /// <inheritdoc />
    public partial class StatementModeration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Meta",
                table: "Statements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Moderation",
                table: "Statements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Statements",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // Seeds were written by the organisers: nobody has to admit them.
            migrationBuilder.Sql("UPDATE \"Statements\" SET \"Moderation\" = 1 WHERE \"ConversationId\" IS NULL;");

            migrationBuilder.CreateIndex(
                name: "IX_Votes_ConsultationId",
                table: "Votes",
                column: "ConsultationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Votes_ConsultationId",
                table: "Votes");

            migrationBuilder.DropColumn(
                name: "Meta",
                table: "Statements");

            migrationBuilder.DropColumn(
                name: "Moderation",
                table: "Statements");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Statements");
        }
    }
}
