package dev.tenure.verify;

import dev.tenure.mysql.Expressions;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.RowCounts;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.ServerErrors;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Comparison;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Verifies a live database against the schema that it should have. It only reads. */
public final class Verifier {

    private static final List<DataCheck> CHECKS = List.of(
            new RowsWithoutTenant(),
            new Orphans(),
            new ReferencesAcrossTenants(),
            new PolymorphicOrphans(),
            new PolymorphicAcrossTenants(),
            new UnknownTypes(),
            new HalfReferences(),
            new LiveDuplicates(),
            new Duplicates(),
            new Violations());

    /** How many ids a finding about rows gives as examples. */
    private static final int SAMPLES = 5;

    /** How many seconds a connection has to show that it is alive. */
    private static final int PATIENCE = 5;

    private final Connection connection;
    private final Schema declared;
    private final Schema live;
    private final List<Finding> structure;

    private Verifier(Connection connection, Schema schema) throws SQLException {
        this.connection = connection;
        declared = Expressions.canonical(schema);
        live = Introspection.read(connection, declared.tables().stream().map(Table::name).toList());
        structure = Comparison.schemas(declared, live);
    }

    /** Compares the structure with the declaration, and asks the rows. */
    public static Report verify(Connection connection, Schema schema) throws SQLException {
        return new Verifier(connection, schema).verify();
    }

    /** Compares the structure alone. */
    public static List<Finding> structure(Connection connection, Schema schema) throws SQLException {
        return new Verifier(connection, schema).structure;
    }

    private Report verify() throws SQLException {
        Scope scope = new Scope(declared, live);
        List<Question> questions = CHECKS.stream().flatMap(check -> check.questions(scope)).toList();
        List<Finding> findings = new ArrayList<>(structure);
        findings.addAll(ask(questions));
        return new Report(declared.simpleName(), live.name(), Server.of(connection).label(), declared.tables().size(),
                questions.size(), findings);
    }

    private List<Finding> ask(List<Question> questions) throws SQLException {
        try {
            return findings(questions);
        } catch (SQLException e) {
            if (ServerErrors.isLockConflict(e)) {
                // somebody holds a table: no question of it fares better alone
                throw e;
            }
            return askOneByOne(questions);
        }
    }

    /** A question that cannot be asked of a damaged schema drops out: the damage itself is a finding already. */
    private List<Finding> askOneByOne(List<Question> questions) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Question question : questions) {
            try {
                findings.addAll(findings(List.of(question)));
            } catch (SQLException e) {
                if (structure.isEmpty() || !connection.isValid(PATIENCE)) {
                    throw e;
                }
            }
        }
        return findings;
    }

    private List<Finding> findings(List<Question> questions) throws SQLException {
        List<Long> counts = RowCounts.of(connection, questions.stream().map(Question::query).toList());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            if (counts.get(i) > 0) {
                Question question = questions.get(i);
                findings.add(question.finding(counts.get(i), RowCounts.samples(connection, question.query(), SAMPLES)));
            }
        }
        return findings;
    }
}
