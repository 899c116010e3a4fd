using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isegoria.Backends.Journal.Migrations
{
    /// <inheritdoc />
    public partial class ModelUse : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ModelUses",
                columns: table => new
                {
                    ConsultationId = table.Column<string>(type: "TEXT", nullable: false),
                    PromptTokens = table.Column<long>(type: "INTEGER", nullable: false),
                    AnswerTokens = table.Column<long>(type: "INTEGER", nullable: false),
                    Cost = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModelUses", x => x.ConsultationId);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ModelUses");
        }
    }
}
