package dev.tenure.example.generated;

import dev.tenure.testkit.schema.Damage;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** For each kind of test about two tenants a statement of a repository that forgets the tenant, or writes another's. */
final class TenancyBreaks {

    private static final String POLICIES = "PolicyConfigurationTenancyTest";
    private static final String STATS = "AppointmentModificationStatTenancyTest";

    private static final String FIND = "find_finds_no_row_of_another_company";
    private static final String GET = "get_gets_no_row_of_another_company";
    private static final String UPDATE = "update_leaves_the_rows_of_another_company";
    private static final String UPSERT = "upsert_by_configurable_and_policy_type_";

    private static final String TENANT = "WHERE `company_id` = ?";
    private static final String FORGOTTEN = "WHERE (`company_id` = ? OR 1)";

    /** The second of two sample tenants instead of the one that is asked for. */
    private static final String OTHER = "20001 + 0 * ?";

    private TenancyBreaks() {}

    static List<Break> all() {
        return List.of(
                // get finds, and so does an update that changed nothing, to say why
                forgetful("find", List.of(FIND, GET, UPDATE), finds()),
                forgetful("get", List.of(FIND, GET, UPDATE), finds()),
                forgetful("find-all", List.of("find_all_by_id_finds_no_row_of_another_company"),
                        matches("SELECT `id`,.*`id` IN .*")),
                forgetful("page", List.of("page_begins_with_no_row_of_another_company"),
                        matches("SELECT `id`,.*`company_id` = \\? AND `deleted_at` IS NULL ORDER BY `id` LIMIT \\?")),
                forgetful("page", List.of("page_goes_on_with_no_row_of_another_company"),
                        matches("SELECT `id`,.*`id` > .*")),
                forgetful("count", List.of("count_counts_no_row_of_another_company"), matches("SELECT COUNT.*")),
                forgetful("exists", List.of("exists_tells_no_row_of_another_company"), matches("SELECT 1 FROM .*")),
                forgetful("finder", List.of("find_by_policy_type_finds_no_row_of_another_company"),
                        matches("SELECT `id`,.*`company_id` = \\? AND `policy_type` = .*")
                                .and(matches(".*LIMIT.*").negate())),
                forgetful("resolve", List.of("resolve_finds_no_row_of_another_company"),
                        matches("SELECT `id`,.*LIMIT 1")),
                forgetful("delete", List.of("delete_leaves_the_rows_of_another_company"),
                        matches("UPDATE .* `deleted_at` = \\?,.*")),
                forgetful("restore", List.of("restore_leaves_the_rows_of_another_company"),
                        matches("UPDATE .* `deleted_at` = NULL.*")),
                forgetful("purge", List.of("purge_leaves_the_rows_of_another_company"), matches("DELETE .*")),
                forgetful("update", List.of(UPDATE), matches("UPDATE .* SET `configurable_type`.*")),
                text("insert", List.of("insert_writes_for_its_own_company"),
                        matches("INSERT .*").and(upserts().negate()), first("SELECT ?", "SELECT " + OTHER)),
                text("insert-all", List.of("insert_all_writes_for_its_own_company"),
                        matches("INSERT .*"), first("VALUES (?", "VALUES (" + OTHER)),
                text("upsert", List.of(UPSERT + "leaves_the_rows_of_another_company"),
                        upserts(), first("SELECT ?", "SELECT " + OTHER)),
                text("insert-reference", List.of("insert_refuses_configurable_of_another_company"),
                        matches("INSERT .*").and(upserts().negate()), ofStaff()),
                text("insert-reference", List.of("insert_refuses_overrides_id_of_another_company"),
                        matches("INSERT .*").and(upserts().negate()), first(TENANT, FORGOTTEN)),
                text("update-reference", List.of("update_refuses_configurable_of_another_company"),
                        matches("UPDATE .*"), ofStaff()),
                text("upsert-reference", List.of(UPSERT + "refuses_configurable_of_another_company"),
                        upserts(), ofStaff()),
                // an update and an upsert that did nothing ask what a batch asks before
                text("insert-all-reference", List.of("insert_all_refuses_configurable_of_another_company",
                                "update_refuses_configurable_of_another_company",
                                UPSERT + "refuses_configurable_of_another_company",
                                UPSERT + "leaves_the_rows_of_another_company"),
                        matches("SELECT `id` FROM `staff` .*"), first(TENANT, FORGOTTEN)),
                new Break("every-method", STATS, List.of("every_method_is_tested"),
                        Damage.ofMethods("findByWhatever")));
    }

    private static Break forgetful(String kind, List<String> red, Predicate<String> which) {
        return text(kind, red, which, first(TENANT, FORGOTTEN));
    }

    private static Break text(String kind, List<String> red, Predicate<String> which, UnaryOperator<String> change) {
        return new Break(kind, POLICIES, red,
                Damage.ofTexts(text -> which.test(text) ? change.apply(text) : text));
    }

    private static UnaryOperator<String> ofStaff() {
        return first("FROM `staff` " + TENANT, "FROM `staff` " + FORGOTTEN);
    }

    private static UnaryOperator<String> first(String written, String changed) {
        return text -> text.replaceFirst(Pattern.quote(written), changed.replace("\\", "\\\\").replace("$", "\\$"));
    }

    private static Predicate<String> matches(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static Predicate<String> finds() {
        return matches("SELECT `id`,.*`id` = \\? AND `deleted_at` IS NULL");
    }

    private static Predicate<String> upserts() {
        return matches("INSERT .* ON DUPLICATE .*");
    }
}
