using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isegoria.Backends.Journal.Migrations
{
    /// <inheritdoc />
    public partial class Review : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Sentence",
                table: "Reviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Lookups",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    ConsultationId = table.Column<string>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<string>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lookups", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_Lookups_Turns_Sequence",
                        column: x => x.Sequence,
                        principalTable: "Turns",
                        principalColumn: "Sequence",
                        onDelete: ReferentialAction.Cascade);
                });

            // Not EF Core's way, which makes the whole table anew and copies every turn.
            migrationBuilder.Sql("""
                INSERT INTO Lookups (Sequence, ConsultationId, ConversationId, Stage, Verdict, DecidedAt, Words)
                SELECT Sequence, ConsultationId, ConversationId, Stage, Verdict, DecidedAt, Words FROM Turns WHERE Json <> '';
                """);
            migrationBuilder.Sql("ALTER TABLE Turns DROP COLUMN Verdict;");
            migrationBuilder.Sql("ALTER TABLE Turns DROP COLUMN Words;");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_ConsultationId",
                table: "Reviews",
                column: "ConsultationId");

            migrationBuilder.CreateIndex(
                name: "IX_Objections_ActivityId",
                table: "Objections",
                column: "ActivityId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Lookups_ConsultationId_Stage_Sequence",
                table: "Lookups",
                columns: new[] { "ConsultationId", "Stage", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Lookups_ConsultationId_Verdict_Sequence",
                table: "Lookups",
                columns: new[] { "ConsultationId", "Verdict", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Lookups_ConversationId",
                table: "Lookups",
                column: "ConversationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Lookups");

            migrationBuilder.DropIndex(
                name: "IX_Reviews_ConsultationId",
                table: "Reviews");

            migrationBuilder.DropIndex(
                name: "IX_Objections_ActivityId",
                table: "Objections");

            migrationBuilder.DropColumn(
                name: "Sentence",
                table: "Reviews");

            migrationBuilder.AddColumn<string>(
                name: "Verdict",
                table: "Turns",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Words",
                table: "Turns",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
