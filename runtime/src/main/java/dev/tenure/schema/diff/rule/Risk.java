package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.diff.Change;
import java.util.Optional;

/**
 * What a rule found.
 *
 * @param severity what becomes of it unless it is accepted
 * @param finding  what it is and where
 * @param change   the change that does it; empty where the meaning of rows changes, and no statement is to blame
 */
public record Risk(Severity severity, Finding finding, Optional<Change> change) {}
