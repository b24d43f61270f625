package dev.tenure.deploy;

import dev.tenure.schema.Finding;

/**
 * A finding that somebody decided to live with.
 *
 * @param because the reason that was given
 */
public record Accepted(Finding finding, String because) {}
