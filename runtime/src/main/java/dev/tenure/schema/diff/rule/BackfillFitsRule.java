package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.TypeWords;
import dev.tenure.schema.Backfill;
import dev.tenure.schema.rule.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What rows are to get must be a value of the column. */
final class BackfillFitsRule implements ChangeRule {

    @Override
    public String code() {
        return "TEN197";
    }

    @Override
    public boolean isAcceptable() {
        return false;
    }

    @Override
    public List<Risk> check(Evolution evolution) {
        return evolution.said().backfills().stream()
                .flatMap(backfill -> evolution.after().table(backfill.table())
                        .flatMap(table -> table.column(backfill.column())).stream()
                        .flatMap(column -> check(backfill, column)))
                .toList();
    }

    private Stream<Risk> check(Backfill backfill, Column column) {
        return backfill.value() instanceof DefaultValue.Literal literal
                        && !Values.fits(literal.text(), column.type())
                ? Stream.of(new Risk(Severity.ERROR, Finding.of(code(),
                        new Subject(Subject.Kind.COLUMN, backfill.table(), backfill.column(), "backfill"),
                        "\"" + literal.text() + "\" is no value of " + TypeWords.of(column.type()) + ", which "
                                + backfill.table() + "." + backfill.column() + " holds.",
                        "Write it as the database holds it, or give an expression."), Optional.empty()))
                : Stream.empty();
    }
}
