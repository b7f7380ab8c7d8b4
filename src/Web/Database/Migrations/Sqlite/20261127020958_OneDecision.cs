using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RadicaleVernieuwers.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OneDecision : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Two jurors could bring back one entry at once: the first decision stays.
            migrationBuilder.Sql("DELETE FROM decisions WHERE prize_id IS NULL AND EXISTS (SELECT 1 FROM decisions AS other WHERE other.prize_id IS NULL AND other.round_id = decisions.round_id AND other.entry_id = decisions.entry_id AND (other.at < decisions.at OR (other.at = decisions.at AND other.id < decisions.id)))");

            migrationBuilder.CreateIndex(
                name: "ix_decisions_round_id_entry_id",
                table: "decisions",
                columns: new[] { "round_id", "entry_id" },
                unique: true,
                filter: "prize_id IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_decisions_round_id_entry_id",
                table: "decisions");
        }
    }
}
