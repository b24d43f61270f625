package dev.tenure.annotation;

/** The type of a column, by MySQL's own name. */
public enum SqlType {

    /** As the field's Java type says. */
    BY_FIELD,

    /** {@code TINYINT(1)}. */
    BOOLEAN,

    TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT,

    /** See {@link Column#precision} and {@link Column#scale}. */
    DECIMAL,

    FLOAT, DOUBLE,

    /** See {@link Column#length}, here and for the types of the same line. */
    CHAR, VARCHAR, BINARY, VARBINARY,

    TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, TINYBLOB, BLOB, MEDIUMBLOB, LONGBLOB, JSON, DATE, YEAR,

    /** See {@link Column#fsp}, here and for the types of the same line. */
    TIME, DATETIME, TIMESTAMP
}
