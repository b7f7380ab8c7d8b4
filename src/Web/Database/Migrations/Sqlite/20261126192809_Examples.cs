using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RadicaleVernieuwers.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Examples : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "examples",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_examples", x => new { x.round_id, x.entry_id });
                    table.ForeignKey(
                        name: "fk_examples_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_examples_round_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "example_sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    juror_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    marks_json = table.Column<string>(type: "TEXT", nullable: false),
                    started = table.Column<long>(type: "INTEGER", nullable: false),
                    changed = table.Column<long>(type: "INTEGER", nullable: false),
                    finished = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_example_sheets", x => x.id);
                    table.ForeignKey(
                        name: "fk_example_sheets_examples_round_id_entry_id",
                        columns: x => new { x.round_id, x.entry_id },
                        principalTable: "examples",
                        principalColumns: new[] { "round_id", "entry_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_example_sheets_juror_juror_id",
                        column: x => x.juror_id,
                        principalTable: "jurors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_example_sheets_juror_id",
                table: "example_sheets",
                column: "juror_id");

            migrationBuilder.CreateIndex(
                name: "ix_example_sheets_round_id_entry_id_juror_id",
                table: "example_sheets",
                columns: new[] { "round_id", "entry_id", "juror_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_examples_entry_id",
                table: "examples",
                column: "entry_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "example_sheets");

            migrationBuilder.DropTable(
                name: "examples");
        }
    }
}
