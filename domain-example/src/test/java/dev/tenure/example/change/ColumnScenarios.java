package dev.tenure.example.change;

import static dev.tenure.example.change.Scenario.of;
import static dev.tenure.example.change.Scenarios.entity;
import static dev.tenure.example.change.Scenarios.order;
import static dev.tenure.example.change.Scenarios.orders;

import java.util.List;

/** Columns come, go, move, and are called something else. */
final class ColumnScenarios {

    private static final String CODE = order("String code");
    private static final String BOTH = order("String code, String note");
    private static final String[] CODES = orders("code", "'a'", "'b'", "NULL");
    private static final String[] NOTES = orders("note", "'x'", "'y'", "NULL");
    private static final String NO_NOTE = "@Removed(column = \"note\", because = \"nobody reads it\")";
    private static final String CUSTOMER = entity("customers", "", "Customer", "String name");
    private static final String BY_CUSTOMER = "@References(value = Customer.class, onDelete = SET_NULL) Long customerId";
    private static final String[] OF_CUSTOMERS = {
        "INSERT INTO customers (id, company_id, name) VALUES (7, 1, 'a'), (8, 2, 'b')",
        "INSERT INTO orders (company_id, customer_id) VALUES (1, 7), (2, 8), (1, NULL)"
    };

    private ColumnScenarios() {}

    static List<Scenario> all() {
        return List.of(
                of("a column comes", CODE, BOTH, CODES),
                of("a column comes in between", CODE, order("String note, String code"), CODES),
                of("a column with a default comes", CODE, order("String code, @Default(\"3\") int tries"), CODES)
                        .losingOnTheWayBack(),
                of("an enum with a default comes", CODE, order("String code, @NotNull @Default(\"new\") State state")
                        + "enum State { @EnumValue(\"new\") NEW, @EnumValue(\"old\") OLD }", CODES).losingOnTheWayBack(),
                of("a JSON column comes", CODE, order("String code, @Json String data"), CODES),
                of("a time of creation comes", CODE, order("String code, @CreatedAt Instant createdAt"), CODES),
                of("a time of creation by the server comes", CODE,
                        order("String code, @CreatedAt(byServer = true) Instant createdAt"), CODES).losingOnTheWayBack(),
                of("three columns come", CODE, order("Integer a, String code, Long b, BigDecimal c")
                        .replace("BigDecimal c", "@Digits(integer = 8, fraction = 2) BigDecimal c"), CODES),
                of("a column goes", BOTH, order(NO_NOTE, "String code"), NOTES)
                        .losing("the values of orders.note"),
                of("a column goes and another comes", BOTH, order(NO_NOTE, "String code, String remark"), NOTES)
                        .losing("the values of orders.note"),
                of("a column goes with its index", order("@Index(columns = \"note\")", "String code, String note"),
                        order(NO_NOTE, "String code"), NOTES).losing("the values of orders.note"),
                of("a column goes out of an index", order("@Index(name = \"by_both\", columns = {\"code\", \"note\"})",
                        "String code, String note"),
                        order(NO_NOTE + " @Index(name = \"by_both\", columns = \"code\")", "String code"), NOTES)
                        .losing("the values of orders.note"),
                of("a reference goes with its column", CUSTOMER + order(BY_CUSTOMER), CUSTOMER
                        + order("@Removed(column = \"customer_id\", because = \"anonymous\")", ""), OF_CUSTOMERS)
                        .losing("the values of orders.customer_id"),
                of("a column with a check goes", order("@Min(1) Integer tries, String code"),
                        order("@Removed(column = \"tries\", because = \"one is enough\")", "String code"),
                        orders("tries", "1", "2")).losing("the values of orders.tries"),
                of("a column is renamed", CODE, order("@WasNamed(\"code\") String number"), CODES),
                of("a column is renamed and changed", CODE,
                        order("@WasNamed(\"code\") @Column(comment = \"by hand\") String number"), CODES),
                of("two columns swap their places", BOTH, order("String note, String code"), NOTES),
                of("a column is renamed and moved", BOTH, order("String note, @WasNamed(\"code\") String number"), NOTES),
                of("a column of an index is renamed", order("@Index(name = \"by_code\", columns = \"code\")", "String code"),
                        order("@Index(name = \"by_code\", columns = \"number\")", "@WasNamed(\"code\") String number"), CODES),
                of("a column of a unique key is renamed", order("@NotNull @Unique(name = \"one\") String code"),
                        order("@NotNull @Unique(name = \"one\") @WasNamed(\"code\") String number"), orders("code", "'a'", "'b'")),
                of("a reference is renamed", CUSTOMER + order(BY_CUSTOMER), CUSTOMER
                        + order("@WasNamed(\"customer_id\") " + BY_CUSTOMER.replace("customerId", "buyerId")), OF_CUSTOMERS),
                of("a column with a check is renamed", order("@NotNull @Min(1) Integer tries"),
                        order("@NotNull @Min(1) @WasNamed(\"tries\") Integer attempts"), orders("tries", "1", "2")),
                of("a JSON column is renamed", order("@Json String data"),
                        order("@WasNamed(\"data\") @Json String details"), orders("data", "'{}'", "'[1]'", "NULL")),
                of("a column that another is computed of is renamed",
                        order("Integer cents, @Computed(\"`cents` * 2\") Integer twice"),
                        order("@WasNamed(\"cents\") Integer rappen, @Computed(\"`rappen` * 2\") Integer twice"),
                        orders("cents", "1", "NULL")),
                of("an id is renamed", "@Table(\"orders\") @TenantScoped record Order(@Id Long id, String code) {}",
                        "@Table(\"orders\") @TenantScoped record Order(@Id @WasNamed(\"id\") Long number, String code) {}",
                        CODES),
                of("an id that others refer to is renamed", CUSTOMER + order(BY_CUSTOMER),
                        CUSTOMER.replace("@Id Long id", "@Id @WasNamed(\"id\") Long number") + order(BY_CUSTOMER), OF_CUSTOMERS),
                of("the tenant column is renamed everywhere", CUSTOMER + order(BY_CUSTOMER),
                        "@WasNamed(\"company_id\")---" + CUSTOMER + order(BY_CUSTOMER), OF_CUSTOMERS));
    }
}
