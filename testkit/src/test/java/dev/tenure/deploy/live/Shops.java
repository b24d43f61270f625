package dev.tenure.deploy.live;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.util.List;
import java.util.Optional;

/** Shops, which are the tenants, their customers, who are there already, and orders, with keys of every sort. */
final class Shops {

    private static final ColumnType ID = ColumnType.bigUnsigned();

    static final Schema SCHEMA = new Schema("com.acme.Shops",
            Optional.of(new Tenant("shops", "id", "shop_id")), Schema.DEFAULT_MIGRATIONS, List.of(
                    new Table("shops", Table.Role.EXISTING, "", Storage.DEFAULT, List.of(Column.of("id", ID, false)),
                            List.of("id"), List.of(), List.of(), List.of(), List.of(), Optional.empty()),
                    new Table("customers", Table.Role.EXISTING, "", Storage.DEFAULT,
                            List.of(Column.of("id", ID, false), Column.of("shop_id", ID, false)),
                            List.of("id"), List.of(), List.of(), List.of(), List.of(),
                            entity("Customer", List.of(property("id", "id")), Optional.empty())),
                    new Table("orders", Table.Role.OWNED, "", Storage.DEFAULT,
                            List.of(Column.of("id", ID, false).withAutoIncrement(),
                                    Column.of("shop_id", ID, false),
                                    Column.of("customer_id", ID, true),
                                    Column.of("status", new ColumnType.Enumeration(List.of("new", "paid")), false),
                                    Column.of("code", new ColumnType.Varchar(20), false),
                                    Column.of("placed_at", new ColumnType.Timestamp(0), true),
                                    Column.of("deleted_at", new ColumnType.Timestamp(0), true)),
                            List.of("id"),
                            List.of(Index.of("idx_shop", false, List.of("shop_id")),
                                    Index.of("idx_customer", false, List.of("shop_id", "customer_id", "placed_at")),
                                    Index.of("idx_code", true, List.of("shop_id", "code")),
                                    Index.of("idx_status", false, List.of("status", "placed_at"))
                                            .acrossTenants("A job pays out what is due, whosever it is.")),
                            List.of(new ForeignKey("fk_orders_shop", List.of("shop_id"), "shops", List.of("id"),
                                    ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE)),
                            List.of(), List.of(),
                            entity("Order", List.of(property("id", "id"), property("customerId", "customer_id"),
                                    property("status", "status"), property("code", "code"),
                                    property("placedAt", "placed_at"), property("deletedAt", "deleted_at")),
                                    Optional.of("deleted_at")))));

    private Shops() {}

    private static Optional<Entity> entity(
            String name, List<Entity.Property> properties, Optional<String> softDelete) {
        return Optional.of(new Entity("com.acme." + name, Optional.of("shop_id"), properties, List.of(), softDelete,
                List.of(), Optional.empty()));
    }

    private static Entity.Property property(String name, String column) {
        return new Entity.Property(name, "java.lang.Object", List.of(column));
    }

    /** Statements that give each of {@code shops} shops as many orders, ten customers each and one order a minute. */
    static String[] rows(int shops, int ordersEach) {
        String digits = "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        String numbers = "(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n FROM " + digits + " a, " + digits + " b, "
                + digits + " c, " + digits + " e) n";
        return new String[] {
            "INSERT INTO shops SELECT n + 1 FROM " + numbers + " WHERE n < " + shops,
            "INSERT INTO customers SELECT s.id * 10 + n, s.id FROM shops s, " + numbers + " WHERE n < 10",
            "INSERT INTO orders (shop_id, customer_id, status, code, placed_at, deleted_at) SELECT s.id, s.id * 10 + n % 10,"
                    + " IF(n % 20 = 0, 'new', 'paid'), CONCAT('C', n), '2025-01-01' + INTERVAL n MINUTE,"
                    + " IF(n % 7 = 0, '2025-06-01', NULL) FROM shops s, " + numbers + " WHERE n < " + ordersEach,
            "ANALYZE TABLE orders"};
    }
}
