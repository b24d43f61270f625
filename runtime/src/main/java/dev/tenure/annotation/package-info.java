/**
 * The vocabulary: what an entity says of its table. No logic.
 *
 * <p>An entity is a record or a plain class. Its fields are read, not its accessors; their declared order is the order
 * of the columns, and a column is named like its field in snake case. Fields that are {@code static} or
 * {@code transient} are no columns. Types lead to these columns, which {@link dev.tenure.annotation.Column} can change:
 *
 * <table>
 * <caption>Java types and column types</caption>
 * <tr><th>field</th><th>column</th></tr>
 * <tr><td>{@code boolean}</td><td>{@code TINYINT(1)}</td></tr>
 * <tr><td>{@code byte}, {@code short}, {@code int}, {@code long}</td>
 *     <td>{@code TINYINT}, {@code SMALLINT}, {@code INT}, {@code BIGINT}</td></tr>
 * <tr><td>{@code float}, {@code double}</td><td>{@code FLOAT}, {@code DOUBLE}</td></tr>
 * <tr><td>{@code BigDecimal}, {@code BigInteger} with {@code @Digits(integer = 8, fraction = 2)}</td>
 *     <td>{@code DECIMAL(10,2)}</td></tr>
 * <tr><td>{@code String}</td><td>{@code VARCHAR(255)}, with {@code @Size(max = n)} {@code VARCHAR(n)}</td></tr>
 * <tr><td>{@code char}</td><td>{@code CHAR(1)}</td></tr>
 * <tr><td>{@code UUID}</td><td>{@code CHAR(36)}</td></tr>
 * <tr><td>{@code byte[]}</td><td>{@code BLOB}, with {@code @Size(max = n)} {@code VARBINARY(n)}</td></tr>
 * <tr><td>{@code Instant}, {@code OffsetDateTime}</td><td>{@code TIMESTAMP}</td></tr>
 * <tr><td>{@code LocalDateTime}, {@code LocalDate}, {@code LocalTime}, {@code Year}</td>
 *     <td>{@code DATETIME}, {@code DATE}, {@code TIME}, {@code YEAR}</td></tr>
 * <tr><td>an enum</td><td>{@code ENUM(…)}, its constants in lower case,
 *     see {@link dev.tenure.annotation.EnumValue}</td></tr>
 * <tr><td>{@link dev.tenure.annotation.EntityRef}</td><td>two columns,
 *     see {@link dev.tenure.annotation.Polymorphic}</td></tr>
 * <tr><td>anything with {@link dev.tenure.annotation.Json}</td><td>{@code JSON}</td></tr>
 * </table>
 *
 * <p>Primitive fields and those with {@code @NotNull}, {@code @NotBlank} or {@code @NotEmpty} are {@code NOT NULL}; all
 * others take NULL. {@code @Min}, {@code @Max}, {@code @DecimalMin}, {@code @DecimalMax}, {@code @Positive},
 * {@code @PositiveOrZero}, {@code @Negative} and {@code @NegativeOrZero} each lead to a {@code CHECK}.
 *
 * <p>Names that are left out are made of the table's and the columns' names and always fit MySQL's 64 characters.
 */
package dev.tenure.annotation;
