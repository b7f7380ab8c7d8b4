using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RadicaleVernieuwers.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Invitations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "decline_reason",
                table: "jurors",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "shown",
                table: "jurors",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "jury_invitations",
                columns: table => new
                {
                    edition_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hours = table.Column<int>(type: "INTEGER", nullable: true),
                    answer_by = table.Column<long>(type: "INTEGER", nullable: true),
                    words_json = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jury_invitations", x => x.edition_id);
                    table.ForeignKey(
                        name: "fk_jury_invitations_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "jury_invitations");

            migrationBuilder.DropColumn(
                name: "decline_reason",
                table: "jurors");

            migrationBuilder.DropColumn(
                name: "shown",
                table: "jurors");
        }
    }
}
