using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SchoolComms.Application.Store.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SchoolCommsDb))]
    [Migration("20261121000000_Initial")]
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "school",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    set_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    full_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    locality = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    short_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    time_zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school", x => x.school_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "account_claim",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claim_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_login_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_account_passkey_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_account_token",
                        x => new
                        {
                            x.user_id,
                            x.login_provider,
                            x.name,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_account_token_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => new { x.school_id, x.seq });
                    table.ForeignKey(
                        name: "fk_audit_entry_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "audit_head",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_head", x => x.school_id);
                    table.ForeignKey(
                        name: "fk_audit_head_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "edition",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    regulation = table.Column<string>(type: "jsonb", nullable: false),
                    in_force_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    order_date = table.Column<DateOnly>(type: "date", nullable: false),
                    order_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_edition", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_edition_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name_key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    post = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_person_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "school_class",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    school_year = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_class", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_school_class_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "acknowledgement",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_acknowledgement",
                        x => new
                        {
                            x.school_id,
                            x.person_id,
                            x.edition_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_acknowledgement_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_acknowledgement_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_acknowledgement_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "guardianship",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guardian_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_guardianship",
                        x => new
                        {
                            x.school_id,
                            x.guardian_id,
                            x.child_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_guardianship_person_school_id_child_id",
                        columns: x => new { x.school_id, x.child_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_guardianship_person_school_id_guardian_id",
                        columns: x => new { x.school_id, x.guardian_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_guardianship_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "role_grant",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_role_grant",
                        x => new
                        {
                            x.school_id,
                            x.person_id,
                            x.role,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_role_grant_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_role_grant_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "appointment",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    office = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    order_date = table.Column<DateOnly>(type: "date", nullable: false),
                    order_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointment", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_appointment_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_appointment_school_class_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "school_class",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_appointment_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "chat",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_chat_person_school_id_created_by",
                        columns: x => new { x.school_id, x.created_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_chat_school_class_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "school_class",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_chat_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "class_membership",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_class_membership",
                        x => new
                        {
                            x.school_id,
                            x.class_id,
                            x.person_id,
                            x.role,
                            x.subject,
                            x.since,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_class_membership_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_class_membership_school_class_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "school_class",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_class_membership_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "block",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    blocked_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    blocked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_block", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_block_chat_school_id_chat_id",
                        columns: x => new { x.school_id, x.chat_id },
                        principalTable: "chat",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_block_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_block_person_school_id_decided_by",
                        columns: x => new { x.school_id, x.decided_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_block_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_block_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "chat_member",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_moderator = table.Column<bool>(type: "boolean", nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    departure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    last_read = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_chat_member",
                        x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.person_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_chat_member_chat_school_id_chat_id",
                        columns: x => new { x.school_id, x.chat_id },
                        principalTable: "chat",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_chat_member_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_chat_member_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "invite",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: true),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: true),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    used = table.Column<int>(type: "integer", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    issued_by = table.Column<Guid>(type: "uuid", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    annulled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    annulled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    annul_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invite", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_invite_chat_school_id_chat_id",
                        columns: x => new { x.school_id, x.chat_id },
                        principalTable: "chat",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_invite_person_school_id_annulled_by",
                        columns: x => new { x.school_id, x.annulled_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_invite_person_school_id_issued_by",
                        columns: x => new { x.school_id, x.issued_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_invite_school_class_school_id_class_id",
                        columns: x => new { x.school_id, x.class_id },
                        principalTable: "school_class",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_invite_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "message",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    removal_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removal_by = table.Column<Guid>(type: "uuid", nullable: true),
                    removal_clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    removal_edition = table.Column<DateOnly>(type: "date", nullable: true),
                    removal_rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_message",
                        x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_message_chat_school_id_chat_id",
                        columns: x => new { x.school_id, x.chat_id },
                        principalTable: "chat",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_message_person_school_id_author_id",
                        columns: x => new { x.school_id, x.author_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_message_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "rule_exception",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lifted_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lifted_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    allowed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_exception", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_rule_exception_chat_school_id_chat_id",
                        columns: x => new { x.school_id, x.chat_id },
                        principalTable: "chat",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_rule_exception_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_rule_exception_person_school_id_allowed_by",
                        columns: x => new { x.school_id, x.allowed_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_rule_exception_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "violation",
                columns: table => new
                {
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_violation", x => new { x.school_id, x.id });
                    table.ForeignKey(
                        name: "fk_violation_edition_school_id_edition_id",
                        columns: x => new { x.school_id, x.edition_id },
                        principalTable: "edition",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_violation_message_school_id_chat_id_message_id",
                        columns: x => new
                        {
                            x.school_id,
                            x.chat_id,
                            x.message_id,
                        },
                        principalTable: "message",
                        principalColumns: new[] { "school_id", "chat_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_violation_person_school_id_person_id",
                        columns: x => new { x.school_id, x.person_id },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_violation_person_school_id_recorded_by",
                        columns: x => new { x.school_id, x.recorded_by },
                        principalTable: "person",
                        principalColumns: new[] { "school_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_violation_school_school_id",
                        column: x => x.school_id,
                        principalTable: "school",
                        principalColumn: "school_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "EmailIndex", table: "account", column: "normalized_email");

            migrationBuilder.CreateIndex(name: "ix_account_phone_number", table: "account", column: "phone_number", unique: true);

            migrationBuilder.CreateIndex(name: "UserNameIndex", table: "account", column: "normalized_user_name", unique: true);

            migrationBuilder.CreateIndex(name: "ix_account_claim_user_id", table: "account_claim", column: "user_id");

            migrationBuilder.CreateIndex(name: "ix_account_login_user_id", table: "account_login", column: "user_id");

            migrationBuilder.CreateIndex(name: "ix_account_passkey_user_id", table: "account_passkey", column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_acknowledgement_school_id_edition_id",
                table: "acknowledgement",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_appointment_school_id_class_id",
                table: "appointment",
                columns: new[] { "school_id", "class_id" },
                unique: true,
                filter: "class_id is not null and ends_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_appointment_school_id_person_id",
                table: "appointment",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_block_school_id_chat_id_person_id",
                table: "block",
                columns: new[] { "school_id", "chat_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_block_school_id_decided_by",
                table: "block",
                columns: new[] { "school_id", "decided_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_block_school_id_edition_id",
                table: "block",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_block_school_id_person_id", table: "block", columns: new[] { "school_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_chat_school_id_class_id_kind",
                table: "chat",
                columns: new[] { "school_id", "class_id", "kind" },
                unique: true,
                filter: "kind in ('ClassStudents', 'ClassParents', 'ClassTeachers')"
            );

            migrationBuilder.CreateIndex(name: "ix_chat_school_id_created_by", table: "chat", columns: new[] { "school_id", "created_by" });

            migrationBuilder.CreateIndex(
                name: "ix_chat_school_id_kind",
                table: "chat",
                columns: new[] { "school_id", "kind" },
                unique: true,
                filter: "kind in ('SchoolChannel', 'StaffChannel')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_chat_member_school_id_person_id",
                table: "chat_member",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_class_membership_current",
                table: "class_membership",
                columns: new[] { "school_id", "class_id", "person_id", "role", "subject" },
                unique: true,
                filter: "ended_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_class_membership_school_id_person_id",
                table: "class_membership",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_edition_school_id_number",
                table: "edition",
                columns: new[] { "school_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_guardianship_school_id_child_id",
                table: "guardianship",
                columns: new[] { "school_id", "child_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_invite_code_hash", table: "invite", column: "code_hash");

            migrationBuilder.CreateIndex(
                name: "ix_invite_school_id_annulled_by",
                table: "invite",
                columns: new[] { "school_id", "annulled_by" }
            );

            migrationBuilder.CreateIndex(name: "ix_invite_school_id_chat_id", table: "invite", columns: new[] { "school_id", "chat_id" });

            migrationBuilder.CreateIndex(name: "ix_invite_school_id_class_id", table: "invite", columns: new[] { "school_id", "class_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invite_school_id_code_hash",
                table: "invite",
                columns: new[] { "school_id", "code_hash" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_invite_school_id_issued_by",
                table: "invite",
                columns: new[] { "school_id", "issued_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_message_school_id_author_id",
                table: "message",
                columns: new[] { "school_id", "author_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_person_account_id", table: "person", column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_school_id_account_id",
                table: "person",
                columns: new[] { "school_id", "account_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_person_school_id_name_key_id",
                table: "person",
                columns: new[] { "school_id", "name_key", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_role_grant_school_id_role", table: "role_grant", columns: new[] { "school_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_rule_exception_school_id_allowed_by",
                table: "rule_exception",
                columns: new[] { "school_id", "allowed_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_rule_exception_school_id_chat_id_lifted_until",
                table: "rule_exception",
                columns: new[] { "school_id", "chat_id", "lifted_until" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_rule_exception_school_id_edition_id",
                table: "rule_exception",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_school_slug", table: "school", column: "slug", unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_school_class_school_id_school_year_name",
                table: "school_class",
                columns: new[] { "school_id", "school_year", "name" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_violation_school_id_chat_id_message_id",
                table: "violation",
                columns: new[] { "school_id", "chat_id", "message_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_violation_school_id_chat_id_person_id",
                table: "violation",
                columns: new[] { "school_id", "chat_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_violation_school_id_edition_id",
                table: "violation",
                columns: new[] { "school_id", "edition_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_violation_school_id_person_id",
                table: "violation",
                columns: new[] { "school_id", "person_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_violation_school_id_recorded_by",
                table: "violation",
                columns: new[] { "school_id", "recorded_by" }
            );

            migrationBuilder.CreateRoles();
            Secure(migrationBuilder);
            LookPastOneSchool(migrationBuilder);
            KeepTheRecord(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "account_claim");

            migrationBuilder.DropTable(name: "account_login");

            migrationBuilder.DropTable(name: "account_passkey");

            migrationBuilder.DropTable(name: "account_token");

            migrationBuilder.DropTable(name: "acknowledgement");

            migrationBuilder.DropTable(name: "appointment");

            migrationBuilder.DropTable(name: "audit_entry");

            migrationBuilder.DropTable(name: "audit_head");

            migrationBuilder.DropTable(name: "block");

            migrationBuilder.DropTable(name: "chat_member");

            migrationBuilder.DropTable(name: "class_membership");

            migrationBuilder.DropTable(name: "data_protection_key");

            migrationBuilder.DropTable(name: "guardianship");

            migrationBuilder.DropTable(name: "invite");

            migrationBuilder.DropTable(name: "role_grant");

            migrationBuilder.DropTable(name: "rule_exception");

            migrationBuilder.DropTable(name: "violation");

            migrationBuilder.DropTable(name: "account");

            migrationBuilder.DropTable(name: "edition");

            migrationBuilder.DropTable(name: "message");

            migrationBuilder.DropTable(name: "chat");

            migrationBuilder.DropTable(name: "person");

            migrationBuilder.DropTable(name: "school_class");

            migrationBuilder.DropTable(name: "school");
        }
    }
}
