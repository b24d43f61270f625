package dev.tenure.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.Accepted;
import dev.tenure.deploy.ChecklistItem;
import dev.tenure.deploy.ChecklistItem.Mark;
import dev.tenure.deploy.Decision;
import dev.tenure.deploy.DeploymentReport;
import dev.tenure.deploy.Evidence;
import dev.tenure.deploy.Listing;
import dev.tenure.deploy.Proof;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.Target;
import dev.tenure.migrate.Plan;
import dev.tenure.mysql.Server;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** A deployment as a page and as the XML of test runs. */
class DeploymentReportsTest {

    private static final String HOSTILE = "a\"b'c`d <script>alert(1)</script> & ]]> \uD83D\uDC14\u0000\uD800";
    private static final Finding FINDING = Finding.of("TEN757", Subject.schema("gate"), HOSTILE, "Do it.");
    private static final StepReport RED = new StepReport(HOSTILE, Duration.ofMillis(1500), List.of(HOSTILE), List.of(FINDING),
            List.of(new Accepted(FINDING, HOSTILE)), List.of(new Evidence(Proof.BACKUP, HOSTILE)),
            List.of(new Listing(HOSTILE, List.of(HOSTILE, "rows"), List.of(List.of(HOSTILE, "1,200")))),
            List.of(new StepReport("part", Duration.ofMillis(500), List.of("Seen."), List.of())));

    private static DeploymentReport report(List<StepReport> steps, boolean touched, List<String> left) {
        Target target = new Target(() -> {
            throw new AssertionError("nobody is asked");
        }, new Schema("app.Shop", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of()), List.of(), "db:3306/shop",
                new Server(Server.Flavour.MYSQL, 9, 7, 4));
        List<ChecklistItem> items = List.of(
                new ChecklistItem(1, "TEN750", "Migrated", Mark.TICKED, List.of("rehearse: Seen."), Optional.empty()),
                new ChecklistItem(2, "TEN757", "Backup", Mark.OPEN, List.of(HOSTILE), Optional.empty()),
                new ChecklistItem(3, "TEN758", "Maintenance", Mark.ACCEPTED, List.of("None."), Optional.of(HOSTILE)));
        return new DeploymentReport(target, Instant.EPOCH, Duration.ofSeconds(2), new Plan(List.of()), steps, items, left,
                touched, Optional.of(new Decision(HOSTILE, List.of(HOSTILE), List.of(HOSTILE))), List.of(HOSTILE));
    }

    private static Document junit(DeploymentReport report) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitReport.text(report))));
    }

    private static List<Element> elements(Document document, String name) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagName(name).getLength(); i++) {
            elements.add((Element) document.getElementsByTagName(name).item(i));
        }
        return elements;
    }

    @Test
    void a_case_stands_for_each_step_part_item_and_finding() throws Exception {
        Document document = junit(report(List.of(RED), false, List.of("migrate")));
        assertThat(elements(document, "testsuite").stream().map(suite -> suite.getAttribute("name")))
                .containsExactly("steps", "checklist", "findings");
        assertThat(elements(document, "testcase")).hasSize(3 + 3 + 2);
        assertThat(elements(document, "failure")).hasSize(3)
                .allMatch(failure -> failure.getAttribute("type").equals("TEN757"))
                .allMatch(failure -> failure.getAttribute("message").contains("<script>alert(1)</script> & ]]>"));
        assertThat(elements(document, "skipped").stream().map(skipped -> skipped.getAttribute("message")))
                .anyMatch("Not done."::equals).anyMatch(message -> message.startsWith("Accepted because a\"b"));
    }

    /** What the schema in common use asks for: names and counts where they belong, children in their order. */
    @Test
    void ci_servers_can_read_it() throws Exception {
        Document document = junit(report(List.of(RED), false, List.of("migrate")));
        Element root = document.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        int all = 0;
        for (Element suite : elements(document, "testsuite")) {
            assertThat(suite.getParentNode()).isEqualTo(root);
            List<Element> cases = new ArrayList<>();
            for (Node node = suite.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element) {
                    assertThat(element.getTagName()).isEqualTo("testcase");
                    cases.add(element);
                }
            }
            all += cases.size();
            assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(cases.size()));
            assertThat(suite.getAttribute("failures")).isEqualTo(String.valueOf(
                    cases.stream().filter(each -> each.getElementsByTagName("failure").getLength() > 0).count()));
            assertThat(suite.getAttribute("errors")).isEqualTo("0");
            assertThat(suite.getAttribute("skipped")).isEqualTo(String.valueOf(
                    cases.stream().filter(each -> each.getElementsByTagName("skipped").getLength() > 0).count()));
            assertThat(suite.getAttribute("timestamp")).isEqualTo("1970-01-01T00:00:00");
            assertThat(suite.getAttribute("hostname")).isNotBlank();
            assertThat(suite.getAttribute("time")).matches("\\d+\\.\\d{3}");
            for (Element each : cases) {
                assertThat(each.getAttribute("name")).isNotBlank();
                assertThat(each.getAttribute("classname")).startsWith("tenure.deploy.Shop.");
                assertThat(each.getAttribute("time")).matches("\\d+\\.\\d{3}");
                List<String> children = new ArrayList<>();
                for (Node node = each.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node instanceof Element element) {
                        children.add(element.getTagName());
                    }
                }
                assertThat(String.join(" ", children)).matches("(skipped|failure)?( ?system-out)?");
            }
        }
        assertThat(root.getAttribute("tests")).isEqualTo(String.valueOf(all));
    }

    @Test
    void the_page_tells_how_it_ended() {
        StepReport fine = new StepReport("migrate", Duration.ZERO, List.of("Seen."), List.of());
        assertThat(HtmlReport.of(report(List.of(fine), true, List.of())).text()).contains("Deployed in 2.00 s");
        assertThat(HtmlReport.of(report(List.of(fine), false, List.of("migrate"))).text())
                .contains("Not deployed: done without a finding", "Not done: migrate.");
        assertThat(HtmlReport.of(report(List.of(RED), true, List.of())).text()).contains("; the production is changed");
        assertThat(HtmlReport.of(report(List.of(RED), false, List.of())).text())
                .contains("; the production is as it was", "What to do now", "Checklist", "Accepted", "1,200",
                        "rehearse: Seen.");
    }

    @Test
    void the_page_shows_the_list_once() {
        DeploymentReport bare = report(List.of(), false, List.of());
        List<String> said = new ArrayList<>(List.of("Build 1234."));
        bare.checklist().forEach(item -> said.add(item.line()));
        StepReport gate = new StepReport("gate", Duration.ZERO, said, List.of());
        assertThat(HtmlReport.of(report(List.of(gate), false, List.of())).text())
                .contains("Build 1234.", "1. Migrated").doesNotContain("[x]", "[ ]", "[!]");
    }

    @Test
    void whatever_a_schema_is_called_the_page_stays_a_page() {
        assertThat(HtmlReport.of(report(List.of(RED), true, List.of(HOSTILE))).text())
                .doesNotContain("<script", "\u0000").contains("&lt;script&gt;", "\uD83D\uDC14");
    }
}
