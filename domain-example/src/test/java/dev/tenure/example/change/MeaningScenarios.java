package dev.tenure.example.change;

import static dev.tenure.example.change.Scenario.of;
import static dev.tenure.example.change.Scenarios.entity;
import static dev.tenure.example.change.Scenarios.order;
import static dev.tenure.example.change.Scenarios.orders;

import java.util.List;

/** What follows from annotations: computed columns, soft delete, append-only tables, polymorphic references, tenants. */
final class MeaningScenarios {

    private static final String CENTS = order("Integer cents");
    private static final String TWICE = "@Computed(\"`cents` * 2\") Integer twice";
    private static final String[] PRICES = orders("cents", "1", "NULL");
    private static final String CODE = "@NotNull @Size(max = 40) String code";
    private static final String ONE_LIVES = "@SoftDeleteUnique(name = \"one\", columns = \"code\")";
    private static final String SOFT = order(ONE_LIVES, CODE + ", @DeletedAt Instant deletedAt");
    private static final String KINDS = order(
            ONE_LIVES, CODE + ", @NotNull @Default(\"x\") @Size(max = 9) String kind, @DeletedAt Instant deletedAt");
    private static final String[] DELETED = {
        "INSERT INTO orders (company_id, code, deleted_at) VALUES (1, 'a', '2026-01-02 03:04:05'), (1, 'a', NULL), (2, 'a', NULL)"
    };
    private static final String[] CODES = orders("code", "'a'", "'b'");
    private static final String NOTE = "@NotNull @Polymorphic(targets = {Order.class, Customer.class}) EntityRef about";
    private static final String CUSTOMER = entity("customers", "", "Customer", "String name");
    private static final String[] NOTES = {
        "INSERT INTO orders (id, company_id) VALUES (7, 1)", "INSERT INTO customers (id, company_id, name) VALUES (8, 1, 'a')",
        "INSERT INTO notes (company_id, about_type, about_id) VALUES (1, 'Order', 7), (1, 'Customer', 8)"
    };

    private MeaningScenarios() {}

    private static String notes(String field) {
        return CUSTOMER + order("") + entity("notes", "", "Note", field);
    }

    static List<Scenario> all() {
        return List.of(
                of("a computed column comes", CENTS, order("Integer cents, " + TWICE), PRICES),
                of("a stored computed column comes", CENTS,
                        order("Integer cents, " + TWICE.replace("(\"`cents` * 2\")", "(value = \"`cents` * 2\", stored = true)")), PRICES),
                of("a computed column goes", order("Integer cents, " + TWICE), CENTS, PRICES),
                of("a computed column is computed otherwise", order("Integer cents, " + TWICE),
                        order("Integer cents, " + TWICE.replace("* 2", "* 3")), PRICES),
                of("a computed column is stored from now on", order("Integer cents, " + TWICE),
                        order("Integer cents, " + TWICE.replace("(\"`cents` * 2\")", "(value = \"`cents` * 2\", stored = true)")), PRICES),
                of("a computed column gets an index", order("Integer cents, " + TWICE),
                        order("@Index(columns = \"twice\")", "Integer cents, " + TWICE), PRICES),
                of("a column is computed from now on", order("Integer cents, Integer twice"),
                        order("@Removed(column = \"twice\", because = \"follows from cents\")", "Integer cents, " + TWICE),
                        "INSERT INTO orders (company_id, cents, twice) VALUES (1, 1, 2), (2, 3, 7)")
                        .losing("the values of orders.twice"),
                of("soft delete is switched on", order("@Unique(name = \"one\", columns = \"code\")", CODE), SOFT, CODES),
                of("soft delete comes without a unique key", order(CODE), order(CODE + ", @DeletedAt Instant deletedAt"), CODES),
                of("soft delete is switched off", order(CODE + ", @DeletedAt Instant deletedAt"),
                        order("@Removed(column = \"deleted_at\", because = \"deleted rows are gone\")", CODE), DELETED)
                        .losing("the values of orders.deleted_at"),
                of("soft delete is switched off with its key", SOFT,
                        order("@Removed(column = \"deleted_at\", because = \"deleted rows are gone\")", CODE), "INSERT INTO orders (company_id, code, deleted_at)"
                                + " VALUES (1, 'a', '2026-01-02 03:04:05'), (1, 'b', NULL)")
                        .losing("the values of orders.deleted_at"),
                of("the time of deletion is renamed", SOFT,
                        SOFT.replace("@DeletedAt Instant deletedAt", "@DeletedAt @WasNamed(\"deleted_at\") Instant goneAt"), DELETED),
                of("the marker of live rows is renamed", SOFT,
                        SOFT.replace("columns =", "marker = \"alive\", columns ="), DELETED),
                of("the marker of live rows is stored from now on", SOFT, SOFT, DELETED).withVirtualMarkers(),
                of("the marker of live rows is stored from now on, and its key is another", KINDS,
                        KINDS.replace("\"code\"", "{\"code\", \"kind\"}"), DELETED).withVirtualMarkers(),
                of("the marker of live rows is stored from now on, and its key has another name", SOFT,
                        SOFT.replace("columns =", "liveName = \"lives\", columns ="), DELETED).withVirtualMarkers(),
                of("the marker of live rows is stored from now on, and what it is computed from is renamed", SOFT,
                        SOFT.replace("@DeletedAt Instant deletedAt", "@DeletedAt @WasNamed(\"deleted_at\") Instant goneAt"),
                        DELETED).withVirtualMarkers(),
                of("unique among live rows is something else",
                        KINDS, KINDS.replace("\"code\"", "{\"code\", \"kind\"}"), DELETED),
                of("a table becomes append-only", order(CODE), order("@AppendOnly", CODE), CODES),
                of("a table is no longer append-only", order("@AppendOnly", CODE), order(CODE), CODES),
                of("an append-only table gets a column", order("@AppendOnly", CODE), order("@AppendOnly", CODE + ", String note"),
                        CODES),
                of("an append-only table is renamed", order("@AppendOnly", CODE),
                        entity("purchases", "@WasNamed(\"orders\") @AppendOnly", "Purchase", CODE), CODES),
                of("a polymorphic reference is renamed", notes(NOTE),
                        notes(NOTE.replace("EntityRef about", "@WasNamed(\"about\") EntityRef subject")), NOTES),
                of("a polymorphic reference comes", notes(""),
                        notes(NOTE.replace("@NotNull ", "")), "INSERT INTO notes (company_id) VALUES (1)"),
                of("a polymorphic reference goes", notes(NOTE.replace("@NotNull ", "")), CUSTOMER + order("") + entity("notes",
                        "@Removed(column = \"about_type\", because = \"x\") @Removed(column = \"about_id\", because = \"x\")", "Note", ""),
                        NOTES).losing("the values of notes.about_type", "the values of notes.about_id"),
                of("a table no longer belongs to tenants", order("String code"),
                        "@Table(\"orders\") @Removed(column = \"company_id\", because = \"all share them\") "
                                + "record Order(@Id Long id, String code) {}",
                        "INSERT INTO companies (id) VALUES (3)").losing("the values of orders.company_id"),
                of("many things change at once", CUSTOMER + order("@Index(name = \"a\", columns = \"code\")",
                        CODE + ", @Size(max = 20) String note, int tries"),
                        CUSTOMER + order("@Unique(name = \"a\", columns = \"number\") @Removed(column = \"note\", because = \"x\")",
                                "@WasNamed(\"code\") @NotNull @Size(max = 60) String number, @Min(0) long tries,"
                                        + " @References(value = Customer.class, onDelete = SET_NULL) Long customerId, "
                                        + "@DeletedAt Instant deletedAt"),
                        "INSERT INTO orders (company_id, code, note, tries) VALUES (1, 'a', 'x', 3), (2, 'b', NULL, 4)")
                        .losing("the values of orders.note").losingOnTheWayBack());
    }
}
