package dev.tenure.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A reference to a row of another entity, by its id. The column takes the type of that id.
 *
 * <p>Where no declared key leads with the column, the foreign key gets an index of its own name: nothing is left to the
 * server. It gets a unique one, over the id too, where MySQL would not check it otherwise, as {@link TenantScoped}
 * says.
 *
 * <pre>{@code
 * @References(value = Staff.class, onDelete = SET_NULL) UUID escalatedTo
 * }</pre>
 *
 * <pre>{@code
 * `escalated_to` CHAR(36) NULL DEFAULT NULL,
 * KEY `fk_callback_escalations_escalated_to` (`escalated_to`),
 * CONSTRAINT `fk_callback_escalations_escalated_to` FOREIGN KEY (`escalated_to`) REFERENCES `staff` (`id`)
 *   ON DELETE SET NULL ON UPDATE RESTRICT
 * }</pre>
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface References {

    /** The entity referred to: of the same schema, with an id of one column. */
    Class<?> value();

    /**
     * What becomes of the row when the other one goes. Between two tenant-scoped entities it is
     * {@link Action#CASCADE} or {@link Action#SET_NULL}, or {@link #keepsTenant} says why not.
     */
    Action onDelete() default Action.RESTRICT;

    /** What becomes of the row when the other one's id changes. */
    Action onUpdate() default Action.RESTRICT;

    /**
     * Why a tenant may be kept from being deleted. With {@link Action#RESTRICT} a tenant that has such rows is refused
     * to go on MySQL, and on MariaDB as the names of the keys have it, although both rows would go with it; whoever
     * deletes a tenant must delete these rows first.
     */
    String keepsTenant() default "";

    /**
     * The foreign key's name, unique in the whole schema; {@code fk_<table>_<column>} if left out. An
     * {@linkplain TenantSchema#existing existing} table is asked for the key only if it is named.
     */
    String name() default "";

    /**
     * Whether the server refuses a reference to another tenant's row, by a key over tenant column and reference:
     * {@code FOREIGN KEY (company_id, customer_id) REFERENCES customers (company_id, id)}. The table referred to needs
     * a unique key over these two; one that Tenure creates gets it, an existing one must declare it with
     * {@code @Unique(columns = "id")}. With {@link Action#SET_NULL} a key over the reference alone empties it, and the
     * key over both, named with {@code _tenant} at its end, refuses.
     */
    boolean sameTenant() default false;
}
