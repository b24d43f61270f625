package dev.tenure.example.damage;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every STOP of the plan and every check that a person makes by eye in it, each as a production that fails it. */
final class Ways {

    /** The call itself is refused, since nobody could say what is to be deployed, and where. */
    private static final String BEGINNING = "";

    private static final String PREFLIGHT = "preflight";
    private static final String REHEARSE = "rehearse";
    private static final String BACKUP = "backup";
    private static final String GATE = "gate";
    private static final String NOTIFICATIONS = "V2025_10_01_060100.*";
    private static final String POLICIES = "V2025_10_01_060201.*";

    private static final List<String> PRIVILEGES =
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "REFERENCES", "TRIGGER");

    private Ways() {}

    static List<Way> all() {
        return Stream.of(parents(), privileges(), server(), tables(), files(), rows(), migrations(), backups(), gate())
                .flatMap(List::stream)
                .toList();
    }

    private static Way way(String section, String words, String step, String code, Way.Damage damage) {
        return new Way(section, words, step, code, damage);
    }

    private static Way parent(String words, String code, String... sql) {
        return way("1.3", words, PREFLIGHT, code, production -> {
            production.sql("SET GLOBAL foreign_key_checks = 1");
            production.sql(Stream.concat(Stream.of("SET foreign_key_checks = 0"), Stream.of(sql)).toArray(String[]::new));
        });
    }

    private static List<Way> parents() {
        return List.of(
                parent("companies is missing", "TEN200", "DROP TABLE companies"),
                parent("customers is missing", "TEN200", "DROP TABLE customers"),
                parent("staff is missing", "TEN200", "DROP TABLE staff"),
                parent("companies is a view", "TEN200", "RENAME TABLE companies TO firms",
                        "CREATE VIEW companies AS SELECT * FROM firms"),
                parent("companies.id is signed", "TEN208", "ALTER TABLE companies MODIFY id BIGINT NOT NULL"),
                parent("customers.id is an INT", "TEN208", "ALTER TABLE customers MODIFY id INT UNSIGNED NOT NULL"),
                parent("services.id is a UUID", "TEN208", "ALTER TABLE services MODIFY id CHAR(36) NOT NULL"),
                parent("branches.id is a BIGINT", "TEN208", "ALTER TABLE branches MODIFY id BIGINT UNSIGNED NOT NULL"),
                parent("staff.id is a CHAR(32)", "TEN208", "ALTER TABLE staff MODIFY id CHAR(32) NOT NULL"),
                parent("appointments lacks its id", "TEN206", "ALTER TABLE appointments DROP COLUMN id"),
                parent("customers lacks company_id", "TEN206", "ALTER TABLE customers DROP COLUMN company_id"),
                parent("branches.id has another collation", "TEN712",
                        "ALTER TABLE branches MODIFY id CHAR(36) COLLATE utf8mb4_bin NOT NULL"),
                parent("staff.id has another character set", "TEN712",
                        "ALTER TABLE staff MODIFY id CHAR(36) CHARACTER SET latin1 NOT NULL"),
                parent("services.id is no key", "TEN711",
                        "ALTER TABLE services MODIFY id BIGINT UNSIGNED NOT NULL, DROP PRIMARY KEY"),
                parent("companies is no InnoDB", "TEN201", "ALTER TABLE companies ENGINE = MyISAM"));
    }

    private static List<Way> privileges() {
        return PRIVILEGES.stream()
                .map(missing -> way("1.1", "the account lacks " + missing, missing.equals("SELECT") ? BEGINNING : PREFLIGHT,
                        missing.equals("SELECT") ? "TEN504" : "TEN710", production ->
                        production.as(PRIVILEGES.stream().filter(each -> !each.equals(missing))
                                .collect(Collectors.joining(", ")) + " ON shop.*")))
                .toList();
    }

    private static List<Way> server() {
        List<Way> ways = new ArrayList<>(List.of(
                way("2.1", "the server cuts what is too long", PREFLIGHT, "TEN702",
                        production -> production.setting("sql_mode", "NO_ENGINE_SUBSTITUTION")),
                way("2.1", "the server replaces engines", PREFLIGHT, "TEN703",
                        production -> production.setting("sql_mode", "STRICT_TRANS_TABLES")),
                way("5.5", "the server's engine is MyISAM", PREFLIGHT, "TEN704",
                        production -> production.setting("default_storage_engine", "MyISAM")),
                way("5.4", "the server is read-only", PREFLIGHT, "TEN705",
                        production -> production.toggle("read_only", true)),
                way("3.4", "the server checks no foreign keys", PREFLIGHT, "TEN706",
                        production -> production.toggle("foreign_key_checks", false)),
                way("Issue 3", "a transaction is open on companies", PREFLIGHT, "TEN713",
                        production -> production.held("UPDATE companies SET name = 'three' WHERE id = 2")),
                way("Issue 3", "a table is locked", PREFLIGHT, "TEN713",
                        production -> production.held("SELECT * FROM customers FOR UPDATE", "SELECT * FROM companies"))));
        return ways;
    }

    private static List<Way> tables() {
        return List.of(
                way("Issue 4", "a table is there already, and is another one", PREFLIGHT, "TEN406",
                        production -> production.sql("CREATE TABLE notification_configurations (id INT PRIMARY KEY)")),
                way("Issue 4", "a table is there that lacks an index", PREFLIGHT, "TEN406", production -> {
                    production.call("migrate", "--target", "2025_10_01_060100");
                    production.sql("ALTER TABLE notification_configurations DROP INDEX notif_config_polymorphic_idx",
                            "DELETE FROM tenure_journal");
                }),
                way("Issue 4", "a view has the name of a table", PREFLIGHT, "TEN406",
                        production -> production.sql("CREATE VIEW policy_configurations AS SELECT 1 AS id")),
                way("Issue 1", "the name of a foreign key is taken", REHEARSE, "TEN515",
                        production -> production.sql("CREATE TABLE other (id INT PRIMARY KEY, company_id BIGINT UNSIGNED,"
                                + " CONSTRAINT FK_notif_config_company FOREIGN KEY (company_id)"
                                + " REFERENCES companies (id))")),
                way("4.3", "the journal is another table", BEGINNING, "TEN416",
                        production -> production.sql("CREATE TABLE tenure_journal (id INT PRIMARY KEY)")),
                way("4.3", "the journal holds what nobody wrote", BEGINNING, "TEN339", production -> {
                    production.applyFirst();
                    production.sql("UPDATE tenure_journal SET version = 'nonsense'");
                }),
                way("4.3", "a table that was migrated is gone", REHEARSE, "TEN200", production -> {
                    production.applyFirst();
                    production.sql("DROP TABLE notification_configurations");
                }));
    }

    private static List<Way> files() {
        return List.of(
                way("5.1", "a migration that was applied has been edited", PREFLIGHT, "TEN403", production -> {
                    production.applyFirst();
                    production.file(NOTIFICATIONS, text -> text.replace("DEFAULT 3", "DEFAULT 4"));
                }),
                way("5.1", "a migration that was applied is missing", PREFLIGHT, "TEN402", production -> {
                    production.applyFirst();
                    production.removeFile("V2025_10_01_060100__create_notification_configurations.sql");
                    production.removeFile("U2025_10_01_060100__create_notification_configurations.sql");
                }),
                way("5.1", "a migration of the chain is missing", REHEARSE, "TEN511", production -> {
                    production.removeFile("V2025_10_01_060203__create_callback_requests.sql");
                    production.removeFile("U2025_10_01_060203__create_callback_requests.sql");
                }),
                way("5.1", "two migrations have one version", BEGINNING, "TEN332", production -> production.newFile(
                        "V2025_10_01_060100__again.sql", "CREATE TABLE again (id INT PRIMARY KEY);")),
                way("6.1", "a migration has no way back", REHEARSE, "TEN413",
                        production -> production.removeFile("U2025_10_01_060305__create_callback_escalations.sql")),
                way("2.1", "a migration does not parse", REHEARSE, "TEN526", production -> production.file(NOTIFICATIONS,
                        text -> text.replace("CREATE TABLE", "CREATE TABEL"))));
    }

    private static Way guarded(String words, String check, String change) {
        return way("Issue 2", words, PREFLIGHT, "TEN422", production -> {
            production.newFile("V2025_01_01__earlier.sql", "-- tenure:expect-none " + words
                    + "\nSELECT COUNT(*) FROM customers WHERE " + check + ";\n" + change + ";");
            production.newFile("U2025_01_01__earlier.sql", "ALTER TABLE customers DROP COLUMN nothing;");
        });
    }

    private static List<Way> rows() {
        return List.of(
                guarded("customers of one name in one company",
                        "EXISTS (SELECT 1 FROM customers o WHERE o.company_id = customers.company_id"
                                + " AND o.name = customers.name AND o.id <> customers.id)",
                        "ALTER TABLE customers ADD UNIQUE KEY one_name (company_id, name), ALGORITHM=INPLACE, LOCK=NONE"),
                guarded("customers with a name of more than 0 letters", "CHAR_LENGTH(name) > 0",
                        "ALTER TABLE customers MODIFY name VARCHAR(1) NOT NULL, ALGORITHM=COPY, LOCK=SHARED"),
                guarded("customers of companies that are not there",
                        "company_id NOT IN (SELECT id FROM companies WHERE id = 1)",
                        "ALTER TABLE customers ADD KEY late (company_id), ALGORITHM=INPLACE, LOCK=NONE"));
    }

    private static Way edited(String section, String words, String code, String file, String from, String to) {
        return way(section, words, REHEARSE, code,
                production -> production.file(file, text -> text.replaceFirst(from, to)));
    }

    private static List<Way> migrations() {
        return List.of(
                edited("2.3", "company_id is no foreign key", "TEN230", NOTIFICATIONS,
                        ",\\s+CONSTRAINT `FK_notif_config_company`[^\\n]*", ""),
                edited("2.3", "DELETE_RULE is not CASCADE", "TEN233", NOTIFICATIONS,
                        "ON DELETE CASCADE", "ON DELETE RESTRICT"),
                edited("2.3", "UPDATE_RULE is not CASCADE", "TEN234", NOTIFICATIONS,
                        "ON UPDATE CASCADE", "ON UPDATE RESTRICT"),
                edited("2.3", "company_id refers to another table", "TEN232", NOTIFICATIONS,
                        "REFERENCES `companies`", "REFERENCES `customers`"),
                edited("2.4", "the index on company_id is missing", "TEN220", NOTIFICATIONS,
                        "  KEY `notif_config_company_idx`[^\\n]*\\n", ""),
                edited("2.4", "an index has its columns in another order", "TEN223", NOTIFICATIONS,
                        "`notif_config_event_enabled_idx` \\(`company_id`, `event_type`",
                        "`notif_config_event_enabled_idx` (`event_type`, `company_id`"),
                edited("2.5", "a unique constraint is missing", "TEN222", NOTIFICATIONS,
                        "UNIQUE KEY `notif_config_unique_constraint`", "KEY `notif_config_unique_constraint`"),
                edited("2.5", "a unique constraint does not begin with company_id", "TEN223", NOTIFICATIONS,
                        "`notif_config_unique_constraint` \\(`company_id`, ", "`notif_config_unique_constraint` ("),
                edited("2.5", "the unique constraint of policies lacks deleted_at", "TEN223", POLICIES,
                        "`policy_type`, `deleted_at`\\)", "`policy_type`)"),
                edited("2.6", "the polymorphic index is missing", "TEN220", POLICIES,
                        "  KEY `idx_polymorphic_config`[^\\n]*\\n", ""),
                edited("3.2", "the key of live rows is missing", "TEN220", POLICIES,
                        "  UNIQUE KEY `live_policy_per_entity`[^\\n]*\\n", ""),
                edited("3.3", "company_id may be NULL", "TEN209", NOTIFICATIONS,
                        "`company_id` BIGINT UNSIGNED NOT NULL", "`company_id` BIGINT UNSIGNED NULL"),
                edited("5.5", "a table is no InnoDB", "TEN", NOTIFICATIONS, "ENGINE=InnoDB", "ENGINE=MyISAM"),
                edited("2.1", "a column has another type", "TEN208", NOTIFICATIONS,
                        "`retry_count` INT", "`retry_count` BIGINT"),
                edited("4.2", "the way back leaves a table behind", "TEN723", "U2025_10_01_060400.*",
                        "(?s)DROP TABLE.*", "SELECT 1;"),
                way("1.1", "no scratch database may be made", REHEARSE, "TEN720", production -> production.as(
                        String.join(", ", PRIVILEGES) + ", SHOW VIEW, EVENT ON shop.*")));
    }

    private static List<Way> backups() {
        return List.of(
                way("5.2", "the dump program is missing", BEGINNING, "TEN731",
                        production -> production.replace("--programs", "nowhere")),
                way("5.2", "the dump program fails", BACKUP, "TEN732",
                        production -> production.dumpBy("echo 'Error: no' >&2; exit 3")),
                way("5.2", "the dump program ends well with nothing", BACKUP, "TEN732",
                        production -> production.dumpBy("exit 0")),
                way("5.2", "the dump breaks off", BACKUP, "TEN732",
                        production -> production.dumpBy("DUMP \"$@\" | head -c 3000")),
                way("5.2", "the dump has a row otherwise", BACKUP, "TEN738",
                        production -> production.dumpBy("DUMP \"$@\" | sed \"s/'two'/'TWO'/\"")),
                way("5.2", "the dump lacks a table", BACKUP, "TEN738", production -> {
                    production.sql("CREATE TABLE extra (id INT PRIMARY KEY)");
                    production.dumpBy("DUMP \"$@\" | sed -e '/^CREATE TABLE `extra`/,/;$/d' -e '/`extra`/d'");
                }),
                way("5.2", "the backup's folder is a file", BACKUP, "TEN736", production -> {
                    Files.writeString(production.folder().resolve("taken"), "");
                    production.with("--backups", "taken");
                }),
                way("5.2", "somebody's own backup command fails", BACKUP, "TEN745",
                        production -> production.with("--backup-command", "exit 1", "--backup-file", "saved")),
                way("5.2", "somebody's own backup command writes nothing", BACKUP, "TEN745",
                        production -> production.with("--backup-command", "true", "--backup-file", "saved")));
    }

    private static List<Way> gate() {
        return List.of(
                way("5.1", "nothing is said of maintenance", GATE, "TEN758", Case::maintained),
                way("5.1", "the rollback window is too short", GATE, "TEN759",
                        production -> production.with("--rollback-window", "1ms")),
                way("5.1", "there is no backup", BEGINNING, "TEN757", production -> production.with("--no-backup")),
                way("5.1", "nobody says yes", "confirm", "TEN740", production -> production.without("--yes")),
                way("5.3", "users cannot be kept out", "maintenance on", "TEN743", production ->
                        production.maintained("--maintenance-on", "exit 1", "--maintenance-off", "true")));
    }
}
