package dev.tenure.benchmark;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.Branch;
import dev.tenure.example.Company;
import dev.tenure.example.PolicyConfiguration;
import dev.tenure.example.PolicyConfiguration.PolicyType;
import dev.tenure.example.Service;
import dev.tenure.example.Staff;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What a careful person would write by hand for the policies of one tenant, with what the generated repository
 * promises: the tenant in every statement; references checked in the same one, and before a batch; ids given back and
 * times filled in; a write that finds no row refused; a connection of its own for each call, or all calls on one whose
 * transaction is the caller's; a batch in a transaction. Where the two differ, this one does less: it knows no time of
 * deletion that is taken already, names no constraint when it fails, and lists only branches for a batch.
 */
final class HandWrittenPolicies {

    private static final String COLUMNS = "SELECT `id`, `configurable_type`, `configurable_id`, `policy_type`,"
            + " `config`, `is_override`, `overrides_id`, `created_at`, `updated_at`, `deleted_at`"
            + " FROM `policy_configurations` WHERE `company_id` = ? AND `deleted_at` IS NULL";
    private static final String FIND = COLUMNS + " AND `id` = ?";
    private static final String PAGE = COLUMNS + " AND `id` > ? ORDER BY `id` LIMIT ?";
    private static final String FIND_BY_TYPE = COLUMNS + " AND `policy_type` = ?";
    private static final String FIND_BY_KEY =
            COLUMNS + " AND `configurable_type` = ? AND `configurable_id` = ? AND `policy_type` = ?";
    private static final String RESOLVE = COLUMNS + " AND (`configurable_type`, `configurable_id`)"
            + " IN ((?, ?), (?, ?), (?, ?), (?, ?)) AND `policy_type` = ?"
            + " ORDER BY FIELD(`configurable_type`, ?, ?, ?, ?) DESC LIMIT 1";
    private static final String COUNT =
            "SELECT COUNT(*) FROM `policy_configurations` WHERE `company_id` = ? AND `deleted_at` IS NULL";
    private static final String EXISTS =
            "SELECT 1 FROM `policy_configurations` WHERE `company_id` = ? AND `id` = ? AND `deleted_at` IS NULL";

    private static final String CHECKED = "(? IS NULL OR EXISTS (SELECT 1 FROM (SELECT 1 FROM `policy_configurations`"
            + " WHERE `company_id` = ? AND `id` = ? LIMIT 1) AS `same`)) AND CASE ?"
            + " WHEN 0 THEN EXISTS (SELECT 1 FROM `companies` WHERE `id` = ? AND `id` = ?)"
            + " WHEN 1 THEN EXISTS (SELECT 1 FROM `branches` WHERE `company_id` = ? AND `id` = ?)"
            + " WHEN 2 THEN EXISTS (SELECT 1 FROM `services` WHERE `company_id` = ? AND `id` = ?)"
            + " WHEN 3 THEN EXISTS (SELECT 1 FROM `staff` WHERE `company_id` = ? AND `id` = ?) END";
    private static final String INTO = "INSERT INTO `policy_configurations` (`company_id`, `created_at`,"
            + " `configurable_type`, `configurable_id`, `policy_type`, `config`, `is_override`, `overrides_id`,"
            + " `updated_at`) ";
    private static final String INSERT = INTO + "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? FROM DUAL WHERE " + CHECKED;
    private static final String BATCH = INTO + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPSERT = INSERT + " ON DUPLICATE KEY UPDATE `company_id` = IF(`company_id` ="
            + " VALUES(`company_id`) AND `configurable_type` = VALUES(`configurable_type`) AND `configurable_id` ="
            + " VALUES(`configurable_id`) AND `policy_type` = VALUES(`policy_type`), `company_id`, NULL), `config` ="
            + " VALUES(`config`), `is_override` = VALUES(`is_override`), `overrides_id` = VALUES(`overrides_id`),"
            + " `updated_at` = VALUES(`updated_at`)";
    private static final String UPDATE = "UPDATE `policy_configurations` SET `configurable_type` = ?,"
            + " `configurable_id` = ?, `policy_type` = ?, `config` = ?, `is_override` = ?, `overrides_id` = ?,"
            + " `updated_at` = ? WHERE `company_id` = ? AND `id` = ? AND `deleted_at` IS NULL AND " + CHECKED;
    private static final String DELETE = "UPDATE `policy_configurations` SET `deleted_at` = ?, `updated_at` = ?"
            + " WHERE `company_id` = ? AND `id` = ? AND `deleted_at` IS NULL";
    private static final String RESTORE = "UPDATE `policy_configurations` SET `deleted_at` = NULL, `updated_at` = ?"
            + " WHERE `company_id` = ? AND `id` = ? AND `deleted_at` IS NOT NULL";
    private static final String PURGE =
            "DELETE FROM `policy_configurations` WHERE `company_id` = ? AND `id` = ? AND `deleted_at` IS NOT NULL";
    private static final String BRANCHES_THERE =
            "SELECT `id` FROM `branches` WHERE `company_id` = ? AND `id` IN (?) LOCK IN SHARE MODE";

    private static final String[] TYPES =
            {"App\\Models\\Company", "App\\Models\\Branch", "App\\Models\\Service", "App\\Models\\Staff"};

    private final DataSource dataSource;
    private final Connection transaction;
    private final Clock clock;
    private final long company;
    private final Validator validator;

    HandWrittenPolicies(DataSource dataSource, Clock clock, long company) {
        this(dataSource, null, clock, company, null);
    }

    /**
     * @param transaction on which all calls run, instead of each on a connection of the data source; or {@code null}
     * @param validator   what policies have to pass before they are written; {@code null} if nothing
     */
    HandWrittenPolicies(
            DataSource dataSource, Connection transaction, Clock clock, long company, Validator validator) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.clock = clock;
        this.company = company;
        this.validator = validator;
    }

    private void validate(PolicyConfiguration policy) {
        if (validator != null) {
            Set<ConstraintViolation<PolicyConfiguration>> violations = validator.validate(policy);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
        }
    }

    Optional<PolicyConfiguration> find(long id) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setLong(1, company);
            statement.setLong(2, id);
            return one(statement);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    PolicyConfiguration get(long id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no policy " + id));
    }

    List<PolicyConfiguration> findAllById(Collection<Long> ids) {
        String sql = COLUMNS + " AND `id` IN (?" + ", ?".repeat(ids.size() - 1) + ")";
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            statement.setLong(at++, company);
            for (long id : ids) {
                statement.setLong(at++, id);
            }
            return list(statement);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    List<PolicyConfiguration> page(long after, int limit) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, company);
            statement.setLong(2, after);
            statement.setInt(3, limit);
            return list(statement);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    long count() {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setLong(1, company);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    boolean exists(long id) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
            statement.setLong(1, company);
            statement.setLong(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    List<PolicyConfiguration> findByPolicyType(PolicyType type) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(FIND_BY_TYPE)) {
            statement.setLong(1, company);
            statement.setString(2, text(type));
            return list(statement);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    Optional<PolicyConfiguration> findByConfigurableAndPolicyType(EntityRef configurable, PolicyType type) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(FIND_BY_KEY)) {
            statement.setLong(1, company);
            statement.setString(2, TYPES[level(configurable)]);
            statement.setString(3, configurable.id());
            statement.setString(4, text(type));
            return one(statement);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    Optional<PolicyConfiguration> resolve(PolicyType type, List<EntityRef> chain) {
        EntityRef[] levels = new EntityRef[TYPES.length];
        for (EntityRef reference : chain) {
            if (levels[level(reference)] != null) {
                throw new IllegalArgumentException("two of one level: " + chain);
            }
            levels[level(reference)] = reference;
        }
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(RESOLVE)) {
            int at = 1;
            statement.setLong(at++, company);
            for (int level = 0; level < levels.length; level++) {
                if (levels[level] == null) {
                    statement.setNull(at++, Types.VARCHAR);
                    statement.setNull(at++, Types.VARCHAR);
                } else {
                    statement.setString(at++, TYPES[level]);
                    statement.setString(at++, levels[level].id());
                }
            }
            statement.setString(at++, text(type));
            for (String each : TYPES) {
                statement.setString(at++, each);
            }
            return one(statement);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    PolicyConfiguration insert(PolicyConfiguration draft) {
        if (draft.id() != null) {
            throw new IllegalArgumentException("a new policy has no id");
        }
        validate(draft);
        Instant now = now();
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
            bindCheck(statement, bindNew(statement, draft, now), draft);
            if (statement.executeUpdate() == 0) {
                throw new IllegalArgumentException("a reference leads nowhere");
            }
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return stored(draft, keys.getLong(1), now);
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    /** For drafts about branches. */
    List<PolicyConfiguration> insertAll(List<PolicyConfiguration> drafts) {
        drafts.forEach(this::validate);
        Instant now = now();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                requireBranches(connection, drafts);
                List<PolicyConfiguration> stored = insertAll(connection, drafts, now);
                connection.commit();
                return stored;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private List<PolicyConfiguration> insertAll(Connection connection, List<PolicyConfiguration> drafts, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BATCH, Statement.RETURN_GENERATED_KEYS)) {
            for (PolicyConfiguration draft : drafts) {
                bindNew(statement, draft, now);
                statement.addBatch();
            }
            statement.executeBatch();
            List<PolicyConfiguration> stored = new ArrayList<>(drafts.size());
            try (ResultSet keys = statement.getGeneratedKeys()) {
                for (PolicyConfiguration draft : drafts) {
                    keys.next();
                    stored.add(stored(draft, keys.getLong(1), now));
                }
            }
            return stored;
        }
    }

    private void requireBranches(Connection connection, List<PolicyConfiguration> drafts) throws SQLException {
        List<String> ids = drafts.stream().map(draft -> draft.configurable().id()).distinct().toList();
        String sql = BRANCHES_THERE.replace("(?)", "(?" + ", ?".repeat(ids.size() - 1) + ")");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            statement.setLong(at++, company);
            for (String id : ids) {
                statement.setString(at++, id);
            }
            int found = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found++;
                }
            }
            if (found < ids.size()) {
                throw new IllegalArgumentException("a branch is not there");
            }
        }
    }

    PolicyConfiguration update(PolicyConfiguration policy) {
        if (policy.id() == null) {
            throw new IllegalArgumentException("a policy that is there has an id");
        }
        validate(policy);
        Instant now = now();
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            int at = bindFields(statement, 1, policy);
            statement.setTimestamp(at++, Timestamp.from(now));
            statement.setLong(at++, company);
            statement.setLong(at++, policy.id());
            bindCheck(statement, at, policy);
            if (statement.executeUpdate() == 0) {
                throw new NoSuchElementException("no policy " + policy.id());
            }
            return new PolicyConfiguration(policy.id(), policy.configurable(), policy.policyType(), policy.config(),
                    policy.isOverride(), policy.overridesId(), policy.createdAt(), now, policy.deletedAt());
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    PolicyConfiguration upsert(PolicyConfiguration draft) {
        validate(draft);
        Instant now = now();
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            bindCheck(statement, bindNew(statement, draft, now), draft);
            if (statement.executeUpdate() == 0) {
                throw new IllegalArgumentException("a reference leads nowhere");
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
        return findByConfigurableAndPolicyType(draft.configurable(), draft.policyType()).orElseThrow();
    }

    boolean delete(long id) {
        Timestamp now = Timestamp.from(now());
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setTimestamp(1, now);
            statement.setTimestamp(2, now);
            statement.setLong(3, company);
            statement.setLong(4, id);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    boolean restore(long id) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(RESTORE)) {
            statement.setTimestamp(1, Timestamp.from(now()));
            statement.setLong(2, company);
            statement.setLong(3, id);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    boolean purge(long id) {
        Connection connection = open();
        try (PreparedStatement statement = connection.prepareStatement(PURGE)) {
            statement.setLong(1, company);
            statement.setLong(2, id);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            close(connection);
        }
    }

    private Connection open() {
        try {
            return transaction != null ? transaction : dataSource.getConnection();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void close(Connection connection) {
        try {
            if (connection != transaction) {
                connection.close();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private int bindNew(PreparedStatement statement, PolicyConfiguration draft, Instant now) throws SQLException {
        statement.setLong(1, company);
        statement.setTimestamp(2, Timestamp.from(now));
        int at = bindFields(statement, 3, draft);
        statement.setTimestamp(at, Timestamp.from(now));
        return at + 1;
    }

    private static int bindFields(PreparedStatement statement, int at, PolicyConfiguration policy)
            throws SQLException {
        statement.setString(at, TYPES[level(policy.configurable())]);
        statement.setString(at + 1, policy.configurable().id());
        statement.setString(at + 2, text(policy.policyType()));
        statement.setString(at + 3, policy.config());
        statement.setBoolean(at + 4, policy.isOverride());
        setLong(statement, at + 5, policy.overridesId());
        return at + 6;
    }

    private void bindCheck(PreparedStatement statement, int from, PolicyConfiguration policy) throws SQLException {
        int at = from;
        setLong(statement, at++, policy.overridesId());
        statement.setLong(at++, company);
        setLong(statement, at++, policy.overridesId());
        int level = level(policy.configurable());
        statement.setInt(at++, level);
        for (int each = 0; each < TYPES.length; each++) {
            statement.setLong(at++, company);
            if (each != level) {
                statement.setNull(at++, Types.VARCHAR);
            } else if (each == 0 || each == 2) {
                statement.setLong(at++, Long.parseLong(policy.configurable().id()));
            } else {
                statement.setString(at++, policy.configurable().id());
            }
        }
    }

    private static void setLong(PreparedStatement statement, int at, Long value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.BIGINT);
        } else {
            statement.setLong(at, value);
        }
    }

    private static int level(EntityRef reference) {
        Class<?> target = reference.target();
        if (target == Company.class) {
            return 0;
        }
        if (target == Branch.class) {
            return 1;
        }
        if (target == Service.class) {
            return 2;
        }
        if (target == Staff.class) {
            return 3;
        }
        throw new IllegalArgumentException("no policy is about " + reference);
    }

    private static EntityRef reference(String type, String id) {
        return switch (type) {
            case "App\\Models\\Company" -> new EntityRef(Company.class, id);
            case "App\\Models\\Branch" -> new EntityRef(Branch.class, id);
            case "App\\Models\\Service" -> new EntityRef(Service.class, id);
            case "App\\Models\\Staff" -> new EntityRef(Staff.class, id);
            default -> throw new IllegalStateException("no policy is about " + type);
        };
    }

    private static String text(PolicyType type) {
        return switch (type) {
            case CANCELLATION -> "cancellation";
            case RESCHEDULE -> "reschedule";
            case RECURRING -> "recurring";
        };
    }

    private static PolicyType type(String text) {
        return switch (text) {
            case "cancellation" -> PolicyType.CANCELLATION;
            case "reschedule" -> PolicyType.RESCHEDULE;
            case "recurring" -> PolicyType.RECURRING;
            default -> throw new IllegalStateException("no type of policy is " + text);
        };
    }

    private static PolicyConfiguration stored(PolicyConfiguration draft, long id, Instant now) {
        return new PolicyConfiguration(id, draft.configurable(), draft.policyType(), draft.config(),
                draft.isOverride(), draft.overridesId(), now, now, null);
    }

    private static Optional<PolicyConfiguration> one(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    private static List<PolicyConfiguration> list(PreparedStatement statement) throws SQLException {
        List<PolicyConfiguration> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(read(row));
            }
        }
        return found;
    }

    private static PolicyConfiguration read(ResultSet row) throws SQLException {
        long overrides = row.getLong(7);
        return new PolicyConfiguration(
                row.getLong(1),
                reference(row.getString(2), row.getString(3)),
                type(row.getString(4)),
                row.getString(5),
                row.getBoolean(6),
                overrides == 0 && row.wasNull() ? null : (Long) overrides,
                instant(row, 8),
                instant(row, 9),
                instant(row, 10));
    }

    private static Instant instant(ResultSet row, int at) throws SQLException {
        Timestamp value = row.getTimestamp(at);
        return value == null ? null : value.toInstant();
    }

    private static RuntimeException failure(SQLException e) {
        return new IllegalStateException(e);
    }
}
