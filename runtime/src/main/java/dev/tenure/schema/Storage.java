package dev.tenure.schema;

/**
 * How a table is stored.
 *
 * @param engine    {@code InnoDB} for every declared table: no other engine keeps foreign keys
 * @param charset   the default charset of its character columns
 * @param collation the default collation of its character columns
 */
public record Storage(String engine, String charset, String collation) {

    public static final Storage DEFAULT = new Storage("InnoDB", "utf8mb4", "utf8mb4_unicode_ci");
}
