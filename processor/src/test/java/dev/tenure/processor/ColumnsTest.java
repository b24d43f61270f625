package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields become columns. */
class ColumnsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            boolean isOn                                          | `is_on` TINYINT(1) NOT NULL
            Boolean isOn                                          | `is_on` TINYINT(1) NULL DEFAULT NULL
            byte a                                                | `a` TINYINT NOT NULL
            Short a                                               | `a` SMALLINT NULL DEFAULT NULL
            int retryCount                                        | `retry_count` INT NOT NULL
            Integer a                                             | `a` INT NULL DEFAULT NULL
            long a                                                | `a` BIGINT NOT NULL
            float a                                               | `a` FLOAT NOT NULL
            Double a                                              | `a` DOUBLE NULL DEFAULT NULL
            char a                                                | `a` CHAR(1) NOT NULL
            String someURLOf2Words                                | `some_url_of2_words` VARCHAR(255) NULL DEFAULT NULL
            @NotNull String a                                     | `a` VARCHAR(255) NOT NULL
            @NotBlank @Size(max = 50) String a                    | `a` VARCHAR(50) NOT NULL
            @NotNull(groups = Shop.class) String a                | `a` VARCHAR(255) NULL DEFAULT NULL
            @Size(min = 3) String a                               | `a` VARCHAR(255) NULL DEFAULT NULL
            @Column(length = 7) @Size(max = 5) String a           | `a` VARCHAR(7) NULL DEFAULT NULL
            @Column(type = TEXT) String notes                     | `notes` TEXT NULL DEFAULT NULL
            @Column(type = CHAR, length = 2) String a             | `a` CHAR(2) NULL DEFAULT NULL
            @Column(collation = "utf8mb4_bin") char a             | `a` CHAR(1) COLLATE utf8mb4_bin NOT NULL
            @Column(collation = "utf8mb4_unicode_ci") String a    | `a` VARCHAR(255) NULL DEFAULT NULL
            @Column(name = "b", comment = "it's") String a        | `b` VARCHAR(255) NULL DEFAULT NULL COMMENT 'it''s'
            UUID a                                                | `a` CHAR(36) NULL DEFAULT NULL
            @Digits(integer = 8, fraction = 2) BigDecimal a       | `a` DECIMAL(10,2) NULL DEFAULT NULL
            @Digits(integer = 20, fraction = 0) BigInteger a      | `a` DECIMAL(20,0) NULL DEFAULT NULL
            @Column(precision = 6, scale = 3) BigDecimal a        | `a` DECIMAL(6,3) NULL DEFAULT NULL
            @Column(precision = 6, unsigned = true) BigDecimal a  | `a` DECIMAL(6,0) UNSIGNED NULL DEFAULT NULL
            @Column(unsigned = true) int a                        | `a` INT UNSIGNED NOT NULL
            @Column(type = MEDIUMINT) int a                       | `a` MEDIUMINT NOT NULL
            byte[] a                                              | `a` BLOB NULL DEFAULT NULL
            @Size(max = 32) byte[] a                              | `a` VARBINARY(32) NULL DEFAULT NULL
            Instant a                                             | `a` TIMESTAMP NULL DEFAULT NULL
            @Column(fsp = 6) Instant a                            | `a` TIMESTAMP(6) NULL DEFAULT NULL
            OffsetDateTime a                                      | `a` TIMESTAMP NULL DEFAULT NULL
            @NotNull LocalDateTime a                              | `a` DATETIME NOT NULL
            LocalDate a                                           | `a` DATE NULL DEFAULT NULL
            LocalTime a                                           | `a` TIME NULL DEFAULT NULL
            Year a                                                | `a` YEAR NULL DEFAULT NULL
            @Json java.util.Map<String, Object> a                 | `a` JSON NULL DEFAULT NULL
            java.time.format.TextStyle a                          | `a` ENUM('full', 'full_standalone', 'short', …
            @Column(type = VARCHAR) java.time.DayOfWeek a         | `a` VARCHAR(255) NULL DEFAULT NULL
            @Default("3") int a                                   | `a` INT NOT NULL DEFAULT 3
            @Default("+03") int a                                 | `a` INT NOT NULL DEFAULT 3
            @Default("true") boolean a                            | `a` TINYINT(1) NOT NULL DEFAULT 1
            @Default("0") @Digits(integer = 8, fraction = 2) BigDecimal a | `a` DECIMAL(10,2) NULL DEFAULT 0.00
            @Default("it's") String a                             | `a` VARCHAR(255) NULL DEFAULT 'it''s'
            @Default("now") String a                              | `a` VARCHAR(255) NULL DEFAULT 'now'
            @Default("now") @NotNull Instant a                    | `a` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
            @Default("now") @Column(fsp = 3) LocalDateTime a      | `a` DATETIME(3) NULL DEFAULT CURRENT_TIMESTAMP(3)
            @CreatedAt Instant a                                  | `a` TIMESTAMP NULL DEFAULT NULL
            @CreatedAt(byServer = true) Instant a                 | `a` TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP
            @UpdatedAt(byServer = true) Instant a                 | `a` TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON …
            @DeletedAt Instant a                                  | `a` TIMESTAMP NULL DEFAULT NULL
            @Computed("1 + 1") int a                              | `a` INT AS (1 + 1) VIRTUAL
            @Computed(value = "1 + 1", stored = true) int a       | `a` INT AS (1 + 1) STORED
            """)
    void a_field_becomes_its_column(String field, String column) {
        assertThat(Compiling.createTable("@Table(\"things\") record Thing(@Id Long id, " + field + ") {}"))
                .contains("  " + (column.endsWith("…") ? column.replace("…", "") : column + ",\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            @Id Long id                                       | `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT
            @Id int id                                        | `id` INT UNSIGNED NOT NULL AUTO_INCREMENT
            @Id(generated = false) Long id                    | `id` BIGINT UNSIGNED NOT NULL
            @Id @Column(unsigned = false) Long id             | `id` BIGINT NOT NULL AUTO_INCREMENT
            @Id UUID id                                       | `id` CHAR(36) NOT NULL
            @Id @Column(type = CHAR, length = 36) String id   | `id` CHAR(36) NOT NULL
            @Id @References(Company.class) Long id            | `id` BIGINT UNSIGNED NOT NULL
            """)
    void an_id_is_numbered_by_the_server_where_it_can_be(String field, String column) {
        assertThat(Compiling.createTable("@Table(\"things\") record Thing(" + field + ") {}"))
                .contains("  " + column + ",\n").contains("PRIMARY KEY (`id`)");
    }

    @Test
    void several_ids_make_one_key_in_their_order() {
        assertThat(Compiling.createTable("@Table(\"things\") record Thing(@Id Long b, String c, @Id UUID a) {}"))
                .contains("`b` BIGINT UNSIGNED NOT NULL,\n", "`a` CHAR(36) NOT NULL,\n", "PRIMARY KEY (`b`, `a`)");
    }

    @Test
    void bounds_become_checks() {
        assertThat(Compiling.createTable("""
                @Table("things") record Thing(@Id Long id,
                    @Min(1) @Max(10) int a,
                    @Positive int b, @PositiveOrZero int c, @Negative int d, @NegativeOrZero int e,
                    @DecimalMin("0.5") @DecimalMax(value = "1E+3", inclusive = false) double f) {}
                """)).contains("""
                  CONSTRAINT `chk_things_a_min` CHECK (`a` >= 1),
                  CONSTRAINT `chk_things_a_max` CHECK (`a` <= 10),
                  CONSTRAINT `chk_things_b_positive` CHECK (`b` > 0),
                  CONSTRAINT `chk_things_c_positive_or_zero` CHECK (`c` >= 0),
                  CONSTRAINT `chk_things_d_negative` CHECK (`d` < 0),
                  CONSTRAINT `chk_things_e_negative_or_zero` CHECK (`e` <= 0),
                  CONSTRAINT `chk_things_f_decimal_min` CHECK (`f` >= 0.5),
                  CONSTRAINT `chk_things_f_decimal_max` CHECK (`f` < 1000)
                """);
    }

    @Test
    void constants_of_an_enum_say_what_the_database_holds() {
        assertThat(Compiling.createTable("""
                @Table("things") record Thing(@Id Long id, Channel channel) {}
                enum Channel { E_MAIL, @EnumValue("text-message") SMS; static final int OTHER = 1; int alsoOther; }
                """)).contains("`channel` ENUM('e_mail', 'text-message')");
    }

    @Test
    void a_class_is_read_by_its_fields_those_of_its_superclass_first() {
        assertThat(Compiling.createTable("""
                @Table("things") class Thing extends Base {
                    static final int NONE = 0;
                    private String name;
                    transient String cached;
                    protected boolean open;
                    public int getName() { return 0; }
                }
                class Base {
                    @Id private Long id;
                    @CreatedAt private Instant createdAt;
                }
                """)).contains("""
                CREATE TABLE `things` (
                  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
                  `created_at` TIMESTAMP NULL DEFAULT NULL,
                  `name` VARCHAR(255) NULL DEFAULT NULL,
                  `open` TINYINT(1) NOT NULL,
                  PRIMARY KEY (`id`)
                )""");
    }

    @Test
    void a_table_says_its_comment_and_collation() {
        assertThat(Compiling.createTable("""
                @Table(value = "things", comment = "what there is", charset = "latin1", collation = "latin1_bin")
                record Thing(@Id Long id, @Column(collation = "latin1_bin") String a) {}
                """)).contains(
                        "`a` VARCHAR(255) NULL DEFAULT NULL,",
                        ") ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_bin COMMENT='what there is';");
    }

    @Test
    void a_type_that_a_generic_superclass_leaves_open_is_the_one_that_the_entity_puts_for_it() {
        Compilation compilation = Compiling.compile(Compiling.root("Thing"), """
                abstract class Root<K, V> {
                    @Id private K id;
                    V value;
                    public K getId() { return id; }
                    public void setId(K id) { this.id = id; }
                }
                """, """
                abstract class Base<T> extends Root<T, Integer> {
                    @NotNull T twin;
                }
                """, """
                @Table("things") @TenantScoped
                class Thing extends Base<Long> {}
                """);
        assertThat(Compiling.generated(compilation).get("META-INF/tenure/proposed/shop.Shop/V0001__create_things.sql"))
                .contains("""
                  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
                  `company_id` BIGINT UNSIGNED NOT NULL,
                  `value` INT NULL DEFAULT NULL,
                  `twin` BIGINT NOT NULL,
                """);
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.generatedSourceFiles()).anySatisfy(file ->
                assertThat(file.getName()).endsWith("ThingRepository.java"));
    }
}
