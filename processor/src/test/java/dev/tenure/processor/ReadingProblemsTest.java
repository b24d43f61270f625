package dev.tenure.processor;

import org.junit.jupiter.api.Test;

/** What the reader itself cannot make sense of, each problem on the line of the annotation value that is wrong. */
class ReadingProblemsTest {

    @Test
    void a_repeated_annotation_is_told_from_the_others() {
        Problems.areThoseMarked("""
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id",
                        entities = Thing.class, existing = Company.class)
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                @Table("things")
                @TenantScoped
                @Index(name = "one", columns = "code")
                @Index(name = "two", columns = {
                    "code",
                    "cod" // TEN155
                })
                @Index(name = "three",
                    columns = "missing") // TEN155
                record Thing(@Id Long id, String code) {}
                """);
    }
}
