package dev.tenure.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.StepReport;
import dev.tenure.migrate.Plan;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final String HOSTILE = "a\"b'c`d <script>alert(1)</script> & \uD83D\uDC14\u0000";

    private static Table table(String name, String... parents) {
        List<Column> columns = new ArrayList<>(List.of(Column.of("id", ColumnType.bigUnsigned(), false)));
        List<ForeignKey> keys = Stream.of(parents).map(parent -> new ForeignKey(
                "fk_" + name + "_" + parent, List.of(parent + "_id"), parent, List.of("id"),
                ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE)).toList();
        keys.forEach(key -> columns.add(Column.of(key.columns().get(0), ColumnType.bigUnsigned(), false)));
        return new Table(name, Table.Role.OWNED, "", Storage.DEFAULT, columns, List.of("id"), List.of(), keys,
                List.of(), List.of(), Optional.empty());
    }

    private static String page(List<StepReport> steps, Table... tables) {
        Schema schema = new Schema("app.Shop", Optional.of(new Tenant("companies", "id", "companies_id")),
                Schema.DEFAULT_MIGRATIONS, List.of(tables));
        return new HtmlReport("Rehearsal", schema, "db:3306/shop", "MySQL 9.7.4", Instant.EPOCH, new Plan(List.of()), steps)
                .text();
    }

    private static StepReport step(String name, String said, Finding... findings) {
        return new StepReport(name, Duration.ofMillis(1234), List.of(said), List.of(findings));
    }

    private static Document diagram(String page) throws Exception {
        String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + "</svg>".length());
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void a_page_says_what_was_done_and_that_all_is_well() {
        assertThat(page(List.of(step("clone", "Copied 3 tables."), step("migrate", "Applied 1."))))
                .contains("Rehearsal of Shop", "db:3306/shop on MySQL 9.7.4", "1970-01-01T00:00:00Z",
                        "2 steps, all of them fine", "Copied 3 tables.", "1.23 s", "Nothing is pending.");
    }

    @Test
    void a_page_says_where_it_stopped_and_why() {
        assertThat(page(List.of(step("clone", "ok"), step("migrate", "no", Finding.of(
                        "TEN406", Subject.schema(""), "It is there.", "Drop it.")))))
                .contains("Stopped at: migrate", "TEN406", "It is there.", "Drop it.").doesNotContain("all of them fine");
    }

    @Test
    void names_from_a_hostile_schema_stay_text() throws Exception {
        String page = page(List.of(step(HOSTILE, HOSTILE, Finding.of("TEN1", Subject.schema(""), HOSTILE, HOSTILE))),
                table("companies"), table(HOSTILE, "companies"));
        assertThat(page).doesNotContain("<script", "\u0000").contains("&lt;script&gt;", "\uD83D\uDC14");
        assertThat(diagram(page).getElementsByTagName("g").getLength()).isEqualTo(2);
    }

    @Test
    void a_page_asks_no_network_for_anything() {
        assertThat(page(List.of(step("clone", "ok")), table("companies")).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http://", "https://", "//", "src=", "url(", "@import");
    }

    @Test
    void the_way_to_the_tenant_is_marked_and_what_refers_stands_to_the_right() throws Exception {
        Document diagram = diagram(page(List.of(), table("items", "companies", "orders"), table("orders", "companies"),
                table("companies")));
        assertThat(diagram.getElementsByTagName("path").getLength()).isEqualTo(3);
        List<String> left = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            left.add(diagram.getElementsByTagName("rect").item(at).getAttributes().getNamedItem("x").getTextContent());
        }
        assertThat(left).isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
        assertThat(page(List.of(), table("orders", "companies"), table("companies")))
                .contains("class=\"edge tenant\"", "class=\"box root\"");
    }

    @Test
    void references_in_a_circle_and_to_themselves_are_drawn() throws Exception {
        Document diagram = diagram(page(List.of(), table("hens", "eggs"), table("eggs", "hens"), table("nests", "nests")));
        assertThat(diagram.getElementsByTagName("path").getLength()).isEqualTo(3);
    }
}
