using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RadicaleVernieuwers.Web.Database.Migrations.Pg
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
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reminded",
                table: "jurors",
                type: "timestamp with time zone",
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
