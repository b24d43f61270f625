package dev.tenure.example.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.cli.Calls;
import dev.tenure.example.server.OwnServer;
import dev.tenure.migrate.Proposal;
import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.schema.json.SchemaJson;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, comments and values that would be SQL or markup, if somebody took them for it. */
class HostileSchemaTest {

    private static final String SCRIPT = "<script>alert('x')</script>";
    /** Of characters beyond these, servers show question marks in the text of a table, and so do dumps of it. */
    private static final String KEY = "\u2708";

    /** MariaDB shows a foreign key's name as it is, so that nobody, its dump program included, can make the table again. */
    private static final String FOREIGN_KEY = OwnServer.isMariaDb() ? "fk'\"<s>" : "fk'\"`<s>";

    private static final String ALL = "'\"`\\ <b onclick=alert(1)>&amp; " + KEY + " -- /* ; $1 %s ${x}\n\t";
    private static final String LONG = "x`\"'<i>\u4e2d\u6587" + "y".repeat(55);

    @TempDir
    Path folder;

    private final TestDatabase database = TestServer.shared().createDatabase();

    private static Table table(String name, Table.Role role, String comment, List<Column> columns, List<Index> indexes,
            List<ForeignKey> keys) {
        return new Table(name, role, comment, Storage.DEFAULT, columns, List.of("id"), indexes, keys, List.<Check>of(),
                List.of(), Optional.empty());
    }

    /** Ours, with what the database itself lets through. */
    private static Schema schema() {
        Column id = Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement();
        Table companies = table("companies", Table.Role.EXISTING, "", List.of(id), List.of(), List.of());
        String name = "or`ders <img src=x onerror=alert(1)> '\"";
        Table orders = table(name, Table.Role.OWNED, ALL,
                List.of(
                        id,
                        Column.of("company_id", ColumnType.bigUnsigned(), false),
                        Column.of(LONG, new ColumnType.Enumeration(List.of("a", "'", "\"", "`", SCRIPT, KEY)), false)
                                .withDefault(new DefaultValue.Literal(SCRIPT)),
                        Column.of("no'te\"", new ColumnType.Varchar(200), false)
                                .withDefault(new DefaultValue.Literal("'; DROP TABLE companies; -- \\"))),
                List.of(Index.of("idx`<u>", false, List.of("company_id", LONG))),
                List.of(new ForeignKey(FOREIGN_KEY, List.of("company_id"), "companies", List.of("id"),
                        ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE)));
        return new Schema("com.acme.Shop", Optional.of(new Tenant("companies", "id", "company_id")),
                Schema.DEFAULT_MIGRATIONS, List.of(companies, orders));
    }

    /** Beside ours, what others may have put there. */
    @BeforeEach
    void production() throws IOException {
        Schema schema = schema();
        database.createExisting(schema);
        String quoted = "`" + LONG.replace("`", "``") + "`";
        String literal = "'" + ALL.replace("\\", "\\\\").replace("'", "''") + "'";
        database.execute(
                "CREATE TABLE " + quoted + " (`<td>` INT PRIMARY KEY COMMENT " + literal + ", `a``b'c\"d` VARCHAR(99)"
                        + " DEFAULT " + literal + ", e ENUM('" + SCRIPT.replace("'", "''") + "', '" + KEY + "', ''''),"
                        + " KEY `k``'\"<h1>` (`a``b'c\"d`)) COMMENT = " + literal,
                "INSERT INTO " + quoted + " VALUES (1, CONCAT(" + literal + ", '\uD83D\uDD11'), '" + KEY + "'), (2, '" + SCRIPT.replace("'", "''")
                        + "', '''')",
                "CREATE VIEW `v``<script>'\"` AS SELECT `a``b'c\"d` AS `<b>` FROM " + quoted,
                "CREATE TRIGGER `t``<script>'\"` BEFORE UPDATE ON " + quoted + " FOR EACH ROW SET NEW.`a``b'c\"d` = "
                        + literal,
                "CREATE PROCEDURE `p``<script>'\"` () SELECT " + literal,
                "INSERT INTO companies VALUES (1), (2)");
        write(ClassRoot.DESCRIPTORS + "/" + schema.name() + ".json", SchemaJson.write(schema));
        List<Proposal.Proposed> proposed = Proposal.of(schema, Optional.empty(), Said.NOTHING).migrations();
        for (int i = 0; i < proposed.size(); i++) {
            write(Schema.DEFAULT_MIGRATIONS + "/V" + (i + 1) + "__a" + i + ".sql", proposed.get(i).up());
            write(Schema.DEFAULT_MIGRATIONS + "/U" + (i + 1) + "__a" + i + ".sql", proposed.get(i).down());
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("classes").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private Calls.Call run(String... args) {
        Map<String, String> environment = new LinkedHashMap<>(Map.of(
                "TENURE_URL", database.url(), "TENURE_USER", database.user(), "TENURE_PASSWORD", database.password(),
                "TENURE_CLASSES", folder.resolve("classes").toString(), "PATH", System.getenv("PATH")));
        return Calls.run(environment, folder, args);
    }

    private void fine(String... args) {
        Calls.Call call = run(args);
        assertThat(call.exit()).as(call.all()).isZero();
    }

    /** What a browser would make elements of, and their attributes. */
    private static List<String> elements(String html) throws IOException {
        List<String> elements = new ArrayList<>();
        new ParserDelegator().parse(new StringReader(html), new HTMLEditorKit.ParserCallback() {
            @Override
            public void handleStartTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
                elements.add(tag + " " + attributes);
            }

            @Override
            public void handleSimpleTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
                elements.add(tag + " " + attributes);
            }
        }, true);
        return elements;
    }

    @Test
    void every_verb_takes_them_for_what_they_are() {
        String programs = OwnServer.clients().toString();
        for (String verb : List.of("status", "preflight", "plan", "rehearse", "migrate", "verify", "status", "rollback --all")) {
            fine(verb.split(" "));
        }
        fine("backup", "--programs", programs);
        fine("preflight", "--json");
    }

    @Test
    void a_deployment_ends_well_and_its_report_holds_no_markup_of_others() throws IOException {
        fine("deploy", "--yes", "--programs", OwnServer.clients().toString(), "--report", "page.html", "--report-json",
                "page.json", "--report-junit", "page.xml", "--no-maintenance", "--because", ALL + SCRIPT);
        String page = Files.readString(folder.resolve("page.html"));
        assertThat(page).contains("&lt;script&gt;");
        assertThat(elements(page)).isNotEmpty().allSatisfy(element -> assertThat(element)
                .doesNotStartWith("script").doesNotStartWith("img").doesNotContain("onclick").doesNotContain("onerror"));
        assertThat(page).doesNotContain("<script>alert").doesNotContain("<img ").doesNotContain("<b onclick");
        assertThat(Files.readString(folder.resolve("page.json"))).doesNotContain("\n\t\"");
        Path kept = Path.of("target", "hostile-report.html");
        Files.writeString(kept, page);
    }
}
