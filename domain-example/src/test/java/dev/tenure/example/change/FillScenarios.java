package dev.tenure.example.change;

import static dev.tenure.example.change.Scenario.of;
import static dev.tenure.example.change.Scenarios.entity;
import static dev.tenure.example.change.Scenarios.order;
import static dev.tenure.example.change.Scenarios.orders;

import java.util.List;

/** Rows that are there get what a change asks of them. */
final class FillScenarios {

    private static final String CODE = order("String code");
    private static final String[] CODES = orders("code", "'a'", "'b'", "NULL");
    private static final String CUSTOMER = entity("customers", "", "Customer", "String name");

    private FillScenarios() {}

    static List<Scenario> all() {
        return List.of(
                of("rows get a constant", CODE, order("String code, @Backfill(\"3\") int tries"), CODES)
                        .losingOnTheWayBack(),
                of("rows get the time of the change", CODE, order("String code, @NotNull @Backfill(\"now\") Instant since"),
                        CODES).losingOnTheWayBack(),
                of("rows get what an expression gives", CODE,
                        order("String code, @NotNull @Backfill(expression = \"COALESCE(UPPER(code), '?')\") String label"),
                        CODES).losingOnTheWayBack(),
                of("rows get what a unique key then keeps apart", CODE,
                        order("@Unique(name = \"one\", columns = \"number\")",
                                "String code, @NotNull @Backfill(expression = \"CONCAT('n', id)\") String number"),
                        CODES).losingOnTheWayBack(),
                of("rows get what a check then asks for", CODE,
                        order("String code, @Min(1) @Backfill(expression = \"id + 0\") long place"), CODES).losingOnTheWayBack(),
                of("rows get somebody to refer to", CUSTOMER + order(""),
                        CUSTOMER + order("@NotNull @References(value = Customer.class, onDelete = CASCADE) @Backfill(expression ="
                                + " \"(SELECT MIN(c.id) FROM customers c WHERE c.company_id = orders.company_id)\") Long customerId"),
                        "INSERT INTO customers (id, company_id, name) VALUES (7, 1, 'a'), (8, 2, 'b'), (9, 2, 'c')",
                        "INSERT INTO orders (company_id) VALUES (1), (2), (1)").losingOnTheWayBack(),
                of("rows get a tenant", "@Table(\"orders\") record Order(@Id Long id, long number) {}",
                        "@Table(\"orders\") @TenantScoped record Order(@Id Long id,"
                                + " @NotNull @Backfill(expression = \"number DIV 1000000\") Long companyId, long number) {}",
                        "INSERT INTO orders (number) VALUES (1000001), (2000001), (2000002)").losingOnTheWayBack());
    }
}
