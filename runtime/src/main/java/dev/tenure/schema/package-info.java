/**
 * The schema as data: immutable records that say what tables look like and what entities mean by them.
 *
 * <p>The compiler builds this model from entities, introspection builds it from a live database, and the same rules and
 * the same comparison serve both. Nothing here knows SQL, JDBC or {@code javax.lang.model}.
 */
package dev.tenure.schema;
