package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.json.SchemaJson;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import dev.tenure.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history of two promotions: orders and items are made as 1 and 2, then orders gets a note as 3. */
class SquashTest {

    private static final Schema NOTED = withColumn(Shop.MODEL, "orders", "note");
    private static final Schema COUNTED = withColumn(NOTED, "items", "pieces");

    @TempDir
    Path root;

    private final List<TestDatabase> databases = new ArrayList<>();
    private Path folder;
    private Schema model = Shop.MODEL;

    @BeforeEach
    void promote() throws IOException {
        folder = root.resolve(Schema.DEFAULT_MIGRATIONS);
        promote(Shop.MODEL, 1);
        promote(NOTED, 3);
    }

    @AfterEach
    void drop() {
        databases.forEach(TestDatabase::close);
    }

    private static Schema withColumn(Schema schema, String table, String column) {
        List<Table> tables = schema.tables().stream().map(each -> {
            List<Column> columns = new ArrayList<>(each.columns());
            columns.add(Column.of(column, new ColumnType.Varchar(50), true));
            return each.name().equals(table)
                    ? new Table(each.name(), each.role(), each.comment(), each.storage(), columns, each.primaryKey(),
                            each.indexes(), each.foreignKeys(), each.checks(), each.triggers(), each.entity())
                    : each;
        }).toList();
        return new Schema(schema.name(), schema.tenant(), schema.migrations(), tables);
    }

    /** As the compiler and {@code promote} would. */
    private void promote(Schema next, int version) throws IOException {
        Files.createDirectories(folder);
        Proposal proposal = Proposal.of(next, Promotion.promoted(folder, next), Said.NOTHING);
        for (Proposal.Proposed proposed : proposal.migrations()) {
            for (Map.Entry<String, String> file : proposed.files(String.valueOf(version)).entrySet()) {
                write(file.getKey(), file.getValue());
            }
            version++;
        }
        write("Shop.snapshot.json", SchemaJson.write(proposal.snapshot()));
        model = next;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Squash.Result squash() {
        return Squash.squash(model, folder, Optional.empty(), Optional.empty());
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private List<Migration> migrations() {
        return MigrationFiles.read(root, model);
    }

    private TestDatabase database() {
        TestDatabase database = TestServer.shared().createDatabase();
        databases.add(database);
        database.createExisting(Shop.MODEL);
        return database;
    }

    private Plan migrate(TestDatabase database) {
        return migrate(database, MigrateOptions.DEFAULT, MigrationListener.NONE);
    }

    private Plan migrate(TestDatabase database, MigrateOptions options, MigrationListener listener) {
        return new Migrator(database, model, migrations()).migrate(options.withLocking(Shop.QUICK), listener);
    }

    private Plan rollback(TestDatabase database, RollbackOptions.Extent extent) {
        return new Rollback(database, model, migrations())
                .rollback(RollbackOptions.of(extent).withLocking(Shop.QUICK), MigrationListener.NONE);
    }

    private Status status(TestDatabase database) {
        return Status.read(database, model, migrations());
    }

    private List<String> states(TestDatabase database) {
        return status(database).entries().stream()
                .map(entry -> entry.version() + " " + entry.state()
                        + entry.replacedBy().map(version -> " by " + version).orElse(""))
                .toList();
    }

    private void verify(TestDatabase database) throws SQLException {
        try (Connection connection = database.open()) {
            assertThat(Verifier.verify(connection, model).findings()).isEmpty();
        }
    }

    private static String refusal(Runnable run) {
        return catchThrowableOfType(TenureException.class, run::run).getMessage();
    }

    @Test
    void one_migration_comes_in_the_place_of_all_and_says_of_which() throws IOException {
        Squash.Result result = squash();
        assertThat(files()).containsOnlyKeys("Shop.snapshot.json", "U4__baseline.sql", "V4__baseline.sql");
        assertThat(result.written()).extracting(file -> file.getFileName().toString())
                .containsExactly("V4__baseline.sql", "U4__baseline.sql");
        assertThat(result.removed()).hasSize(6);
        assertThat(files().get("V4__baseline.sql"))
                .startsWith("-- Shop: creates all tables, in the place of 3 migrations.\n"
                        + "-- tenure:replaces 1, 2, 3\n-- tenure:chain 1 of 1, from nothing to ")
                .containsSubsequence("CREATE TABLE `orders`", "`note`", "CREATE TABLE `items`");
        assertThat(files().get("U4__baseline.sql")).containsSubsequence(
                "-- tenure:undoes 2\n-- tenure:loses the rows of items\nDROP TABLE `items`", "DROP TABLE `orders`");
        assertThat(squash().removed()).isEmpty();
    }

    @Test
    void a_new_database_runs_it_and_can_take_it_back() throws SQLException {
        squash();
        TestDatabase database = database();
        assertThat(migrate(database).entries()).hasSize(1);
        verify(database);
        assertThat(states(database)).containsExactly("4 APPLIED");
        assertThat(rollback(database, new RollbackOptions.Extent.All()).entries()).hasSize(1);
        assertThat(states(database)).containsExactly("4 PENDING");
    }

    @Test
    void a_database_that_has_all_of_them_takes_it_for_applied_and_goes_on() throws IOException, SQLException {
        TestDatabase database = database();
        migrate(database);
        database.execute("INSERT INTO companies VALUES (1)", "INSERT INTO orders (companies_id) VALUES (1)");
        squash();
        assertThat(states(database))
                .containsExactly("1 APPLIED", "2 APPLIED", "3 APPLIED", "4 PENDING");
        promote(COUNTED, 5);
        Plan plan = migrate(database);
        assertThat(plan.entries().get(0).statements()).extracting(Plan.Planned::action).containsOnly(Plan.Action.ADOPT);
        assertThat(plan.entries().get(1).statements()).extracting(Plan.Planned::action).containsOnly(Plan.Action.RUN);
        verify(database);
        assertThat(states(database)).containsExactly(
                "1 APPLIED by 4", "2 APPLIED by 4", "3 APPLIED by 4", "4 APPLIED", "5 APPLIED");
        assertThat(status(database).entries()).allMatch(entry -> entry.problems().isEmpty());
        assertThat(migrate(database).isEmpty()).isTrue();
    }

    @Test
    void a_rollback_stops_in_front_of_it_whichever_way_it_is_asked_for() throws IOException {
        TestDatabase database = database();
        migrate(database);
        squash();
        assertThat(refusal(() -> rollback(database, new RollbackOptions.Extent.LastBatch()))).startsWith("TEN438");
        promote(COUNTED, 5);
        migrate(database);
        assertThat(rollback(database, new RollbackOptions.Extent.LastBatch()).entries())
                .extracting(entry -> entry.migration().version()).containsExactly(Version.of("5"));
        migrate(database);
        assertThat(rollback(database, new RollbackOptions.Extent.To(Version.of("4"))).entries()).hasSize(1);
        for (RollbackOptions.Extent extent : List.of(
                new RollbackOptions.Extent.LastBatch(), new RollbackOptions.Extent.Steps(1),
                new RollbackOptions.Extent.To(Version.of("2")), new RollbackOptions.Extent.All())) {
            assertThat(refusal(() -> rollback(database, extent))).as(extent.toString())
                    .startsWith("TEN438").contains("4_baseline");
        }
    }

    @Test
    void a_database_that_has_only_some_of_them_is_refused_and_the_status_says_so() {
        TestDatabase database = database();
        migrate(database, MigrateOptions.DEFAULT.withTarget(Version.of("2")), MigrationListener.NONE);
        squash();
        assertThat(refusal(() -> migrate(database))).startsWith("TEN437")
                .contains("2 is in this database, and 3 is not").contains("4_baseline");
        assertThat(refusal(() -> rollback(database, new RollbackOptions.Extent.All()))).startsWith("TEN437");
        assertThat(status(database).entries()).filteredOn(entry -> !entry.problems().isEmpty()).singleElement()
                .satisfies(entry -> assertThat(entry.label()).isEqualTo("4_baseline"));
    }

    @Test
    void taking_it_for_applied_is_completed_where_it_was_interrupted() {
        TestDatabase database = database();
        migrate(database);
        squash();
        assertThatThrownBy(() -> migrate(database, MigrateOptions.DEFAULT, event -> {
            if (event instanceof MigrationEvent.OutcomeRecorded) {
                throw new IllegalStateException("stop");
            }
        })).hasMessage("stop");
        assertThat(states(database)).endsWith("4 HALF_APPLIED");
        assertThat(migrate(database).entries()).hasSize(1);
        assertThat(states(database)).endsWith("4 APPLIED");
    }

    @Test
    void a_second_squash_stands_for_the_first_and_for_what_that_stood_for() throws IOException {
        TestDatabase old = database();
        TestDatabase left = database();
        migrate(old);
        migrate(left);
        squash();
        TestDatabase fresh = database();
        migrate(old);
        migrate(fresh);
        promote(COUNTED, 5);
        migrate(old);
        migrate(fresh);
        squash();
        assertThat(files().get("V6__baseline.sql")).contains("-- tenure:replaces 4, 5\n-- tenure:replaces 1, 2, 3\n");
        for (TestDatabase database : List.of(old, fresh)) {
            assertThat(migrate(database).entries()).hasSize(1);
            assertThat(status(database).entries()).allMatch(
                    entry -> entry.problems().isEmpty() && entry.state() == Status.State.APPLIED);
        }
        assertThat(states(old)).startsWith("1 APPLIED by 6").endsWith("4 APPLIED by 6", "5 APPLIED by 6", "6 APPLIED");
        assertThat(refusal(() -> migrate(left))).startsWith("TEN437").contains("3 is in this database, and 4 is not");
    }

    @Test
    void what_was_written_by_hand_stops_it_unless_a_reason_is_given_which_the_file_repeats() throws IOException {
        String alter = Files.readString(folder.resolve("V3__alter_orders.sql"));
        write("V3__alter_orders.sql", alter + "\nALTER TABLE orders ADD INDEX by_hand (note);\n");
        write("V3_1__seed.sql", "INSERT INTO companies VALUES (1);\nCREATE TABLE memo (id INT PRIMARY KEY);\n");
        Map<String, String> before = files();
        assertThat(refusal(this::squash)).startsWith("TEN435").contains("V3__alter_orders.sql, line")
                .contains("by_hand").contains("V3_1__seed.sql, line 1: INSERT INTO companies").contains("memo")
                .doesNotContain("`note`");
        assertThat(files()).isEqualTo(before);
        Squash.squash(model, folder, Optional.of(Version.of("7")), Optional.of("production\nhas  it"));
        assertThat(files().get("V7__baseline.sql")).contains("-- Without what was written by hand in"
                + " V3__alter_orders.sql, V3_1__seed.sql: production has it\n");
    }

    @Test
    void a_table_that_comes_and_goes_on_the_way_is_nobodys_handwriting() throws IOException {
        write("V3__alter_orders.sql", Files.readString(folder.resolve("V3__alter_orders.sql"))
                + "\nCREATE TABLE gone (id INT);\nALTER TABLE gone RENAME TO away, ALGORITHM=INPLACE;\nDROP TABLE away;\n");
        assertThat(squash().removed()).hasSize(6);
    }

    @Test
    void wherever_it_stops_the_next_one_completes_it_and_no_half_of_it_is_taken_for_a_history() throws IOException {
        Map<String, String> before = files();
        int steps = Squash.steps(model, folder, Optional.empty(), Optional.empty()).size();
        assertThat(steps).isEqualTo(4 + 6);
        squash();
        Map<String, String> after = files();
        for (int stop = 0; stop < steps; stop++) {
            for (String name : files().keySet()) {
                Files.delete(folder.resolve(name));
            }
            for (Map.Entry<String, String> file : before.entrySet()) {
                write(file.getKey(), file.getValue());
            }
            for (Squash.Step step : Squash.steps(model, folder, Optional.empty(), Optional.empty()).subList(0, stop)) {
                step.act().run();
            }
            if (stop < 3) {
                assertThat(migrations()).as("stopped behind %d", stop).hasSize(3);
                assertThat(Promotion.promoted(folder, model)).isPresent();
            } else {
                assertThat(refusal(this::migrations)).as("stopped behind %d", stop).startsWith("TEN436");
                assertThat(refusal(() -> Promotion.promoted(folder, model))).startsWith("TEN436");
            }
            squash();
            assertThat(files()).as("stopped behind %d", stop).isEqualTo(after);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_left_as_it_was() throws IOException {
        Files.createDirectory(folder.resolve("U4__baseline.sql.next"));
        List<String> before = names();
        assertThat(refusal(this::squash)).startsWith("TEN439").contains("Nothing was changed");
        before.remove("U4__baseline.sql.next");
        assertThat(names()).isEqualTo(before);
        assertThat(squash().removed()).hasSize(6);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void without_the_snapshot_or_off_its_chain_nothing_is_folded() throws IOException {
        String snapshot = files().get("Shop.snapshot.json");
        write("Other.snapshot.json", snapshot);
        assertThat(refusal(this::squash)).startsWith("TEN434").contains("Other.snapshot.json");
        Files.delete(folder.resolve("Other.snapshot.json"));
        Files.delete(folder.resolve("V3__alter_orders.sql"));
        Files.delete(folder.resolve("U3__alter_orders.sql"));
        assertThat(refusal(this::squash)).startsWith("TEN324");
        Files.delete(folder.resolve("Shop.snapshot.json"));
        assertThat(refusal(this::squash)).startsWith("TEN324");
        write("V1__create_orders.sql", "CREATE TABLE orders (id INT);");
        write("V2__create_items.sql", "CREATE TABLE items (id INT);");
        assertThat(refusal(this::squash)).startsWith("TEN434").contains("Shop.snapshot.json");
    }

    @Test
    void its_version_lies_behind_those_that_it_stands_for() {
        assertThat(refusal(() -> Squash.squash(model, folder, Optional.of(Version.of("3.0")), Optional.empty())))
                .startsWith("TEN312");
    }
}
