/**
 * What a repository asks of its table, as immutable data. The tenant is added here, once, to the tree and never to a
 * text: {@link dev.tenure.query.Tenancy} is the only way to a {@link dev.tenure.query.Scoped} query, and nothing else
 * can be rendered.
 */
package dev.tenure.query;
