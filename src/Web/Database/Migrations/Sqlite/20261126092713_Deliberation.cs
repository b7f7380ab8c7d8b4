using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RadicaleVernieuwers.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Deliberation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "confidence",
                table: "score_sheets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reminded",
                table: "jurors",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "confidence",
                table: "score_sheets");

            migrationBuilder.DropColumn(
                name: "reminded",
                table: "jurors");
        }
    }
}
