using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RadicaleVernieuwers.Web.Database.Migrations.Pg
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
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    juror_id = table.Column<Guid>(type: "uuid", nullable: false),
                    marks_json = table.Column<string>(type: "text", nullable: false),
                    started = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
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
