package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFilesTest {

    private static final Schema SCHEMA =
            new Schema("app.Shop", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of());

    @TempDir
    Path root;

    private void file(String name, String text) throws IOException {
        write(root.resolve(Schema.DEFAULT_MIGRATIONS).resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private String refusal() {
        return catchThrowableOfType(TenureException.class, () -> MigrationFiles.read(root, SCHEMA)).getMessage();
    }

    @Test
    void migrations_come_by_version_with_their_way_back() throws IOException {
        file("V10__b.sql", "DROP TABLE b;");
        file("V2__a.sql", "CREATE TABLE a (id INT);\nCREATE TABLE c (id INT);");
        file("U2__a.sql", "DROP TABLE c; DROP TABLE a;");
        file("Shop.snapshot.json", "{}");
        List<Migration> migrations = MigrationFiles.read(root, SCHEMA);
        assertThat(migrations).extracting(Migration::label).containsExactly("2_a", "10_b");
        assertThat(migrations.get(0).up().statements()).extracting(Script.Statement::sql)
                .containsExactly("CREATE TABLE a (id INT)", "CREATE TABLE c (id INT)");
        assertThat(migrations.get(0).down()).get().extracting(Script::file).isEqualTo("U2__a.sql");
        assertThat(migrations.get(1).down()).isEmpty();
    }

    @Test
    void a_file_and_its_statements_tell_tenure_more() throws IOException {
        file("V1__a.sql", """
                -- Makes a.
                -- tenure:chain 1 of 1, from nothing to 0a1b
                -- tenure:expect-none rows
                SELECT COUNT(*) FROM b;
                -- tenure:loses the values of b.c
                ALTER TABLE b DROP COLUMN c;
                """);
        Script up = MigrationFiles.read(root, SCHEMA).get(0).up();
        assertThat(up.directive(Directive.Chain.class)).get().extracting(Directive.Chain::to).isEqualTo("0a1b");
        assertThat(up.statements().get(0).directives()).containsExactly(new Directive.ExpectNone("rows"));
        assertThat(up.statements().get(1).directive(Directive.Loses.class))
                .contains(new Directive.Loses("the values of b.c"));
    }

    @Test
    void a_line_for_tenure_that_it_cannot_read_is_refused() throws IOException {
        file("V1__a.sql", "CREATE TABLE a (id INT);\n\n-- tenure:undoes it all\nDROP TABLE b;");
        assertThat(refusal()).startsWith("TEN338").contains("V1__a.sql, before line 4", "-- tenure:undoes it all");
    }

    @Test
    void a_guard_that_does_not_count_is_refused() throws IOException {
        file("V1__a.sql", "-- tenure:expect-none rows\nSELECT id FROM a;");
        assertThat(refusal()).startsWith("TEN348").contains("V1__a.sql, line 2");
    }

    @Test
    void a_statement_that_cannot_be_run_in_batches_is_refused() throws IOException {
        file("V1__a.sql", "-- tenure:batches `a` by `id` of 10\nUPDATE a SET b = 1;");
        assertThat(refusal()).startsWith("TEN349").contains("V1__a.sql, line 2", "has no WHERE");
    }

    @Test
    void migrations_are_read_out_of_a_jar() throws IOException {
        Path jar = root.resolve("app.jar");
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            write(files.getPath("/db/migration/V1__a.sql"), "DROP TABLE a".getBytes());
            assertThat(MigrationFiles.read(files.getPath("/"), SCHEMA)).hasSize(1);
        }
    }

    @Test
    void line_ends_and_a_byte_order_mark_do_not_change_the_checksum_and_anything_else_does() throws IOException {
        file("V1__a.sql", "CREATE TABLE a (\n  id INT\n);\n");
        String checksum = MigrationFiles.read(root, SCHEMA).get(0).up().checksum();
        file("V1__a.sql", "\uFEFFCREATE TABLE a (\r\n  id INT\r\n);\r\n");
        assertThat(MigrationFiles.read(root, SCHEMA).get(0).up().checksum()).isEqualTo(checksum).hasSize(64);
        file("V1__a.sql", "CREATE TABLE a (\n  id INT \n);\n");
        assertThat(MigrationFiles.read(root, SCHEMA).get(0).up().checksum()).isNotEqualTo(checksum);
    }

    @Test
    void a_folder_that_is_not_there_or_holds_nothing_is_named() throws IOException {
        assertThat(refusal()).startsWith("TEN330").contains("db/migration is not there");
        file("README.md", "");
        assertThat(refusal()).startsWith("TEN330").contains("holds no migrations");
    }

    @Test
    void a_name_that_cannot_be_read_is_named() throws IOException {
        file("V1_a.sql", "DROP TABLE a");
        assertThat(refusal()).startsWith("TEN331").contains("V1_a.sql");
    }

    @Test
    void two_files_of_one_version_are_named() throws IOException {
        file("V1__a.sql", "DROP TABLE a");
        file("V1.0__b.sql", "DROP TABLE b");
        assertThat(refusal()).startsWith("TEN332").contains("V1__a.sql").contains("V1.0__b.sql");
    }

    @Test
    void a_way_back_from_nowhere_is_named() throws IOException {
        file("V1__a.sql", "DROP TABLE a");
        file("U1__b.sql", "DROP TABLE a");
        assertThat(refusal()).startsWith("TEN333").contains("U1__b.sql").contains("V1__a.sql");
        file("V1__b.sql", "DROP TABLE a");
        Files.delete(root.resolve("db/migration/V1__a.sql"));
        file("U2__c.sql", "DROP TABLE a");
        assertThat(refusal()).startsWith("TEN333").contains("U2__c.sql");
    }

    @Test
    void an_empty_file_is_named() throws IOException {
        file("V1__a.sql", "-- to do\n");
        assertThat(refusal()).startsWith("TEN334").contains("V1__a.sql");
    }

    @Test
    void an_open_quote_is_named_with_its_line() throws IOException {
        file("V1__a.sql", "DROP TABLE a;\nDROP TABLE `b;\n");
        assertThat(refusal()).startsWith("TEN335").contains("line 2");
    }

    @Test
    void a_file_that_is_not_utf8_is_named() throws IOException {
        write(root.resolve("db/migration/V1__a.sql"), new byte[] {'-', '-', ' ', (byte) 0xE4, '\n'});
        assertThat(refusal()).startsWith("TEN336").contains("UTF-8");
    }

    @Test
    void a_statement_that_only_means_something_to_its_session_is_named_with_its_line() throws IOException {
        file("V1__a.sql", "DROP TABLE a;\n\nSET foreign_key_checks = 0;\n");
        assertThat(refusal()).startsWith("TEN337").contains("line 3");
    }
}
