package dev.tenure.repository;

import dev.tenure.annotation.EntityRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A statement that looks rows up, on its way: values come in the order of its parameters, and asking for the rows ends
 * it. Where anything fails, statement and connection are given back.
 *
 * @param <E> the entity
 */
public final class Lookup<E> {

    private final ReadRepository<E, ?> repository;
    private final Connection connection;
    private final PreparedStatement statement;
    private int at;

    Lookup(ReadRepository<E, ?> repository, Connection connection, PreparedStatement statement, int at) {
        this.repository = repository;
        this.connection = connection;
        this.statement = statement;
        this.at = at;
    }

    /** The row, if there is one. */
    public Optional<E> one() {
        try (statement) {
            return repository.one(statement);
        } catch (SQLException e) {
            throw repository.failure(e);
        } finally {
            repository.close(connection);
        }
    }

    /** The rows, in no particular order. */
    public List<E> list() {
        try (statement) {
            return repository.list(statement);
        } catch (SQLException e) {
            throw repository.failure(e);
        } finally {
            repository.close(connection);
        }
    }

    public Lookup<E> with(long value) {
        try {
            statement.setLong(at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(int value) {
        try {
            statement.setInt(at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(short value) {
        try {
            statement.setShort(at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(byte value) {
        try {
            statement.setByte(at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(boolean value) {
        try {
            statement.setBoolean(at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(double value) {
        try {
            statement.setDouble(at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(float value) {
        try {
            statement.setFloat(at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(String value) {
        try {
            statement.setString(at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(BigDecimal value) {
        try {
            statement.setBigDecimal(at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(byte[] value) {
        try {
            statement.setBytes(at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(char value) {
        return with(String.valueOf(value));
    }

    public Lookup<E> with(Long value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(Integer value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(Short value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(Byte value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(Boolean value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(Double value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(Float value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(Character value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(BigInteger value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(UUID value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(LocalDate value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(Year value) {
        try {
            Values.set(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(Instant value, int fsp) {
        try {
            Values.set(statement, at++, value, fsp);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(OffsetDateTime value, int fsp) {
        try {
            Values.set(statement, at++, value, fsp);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(LocalDateTime value, int fsp) {
        try {
            Values.set(statement, at++, value, fsp);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public Lookup<E> with(LocalTime value, int fsp) {
        try {
            Values.set(statement, at++, value, fsp);
            return this;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Type and id of a reference. */
    public Lookup<E> with(Targets targets, EntityRef reference) {
        try {
            targets.bind(statement, at, reference);
            at += 2;
            return this;
        } catch (SQLException | RuntimeException e) {
            throw failed(e);
        }
    }

    /** Type and id of a reference for each level, and then all types, behind what the levels have in common. */
    public Lookup<E> withChain(Targets targets, List<EntityRef> chain) {
        try {
            at = targets.bindChain(statement, at, chain);
            return this;
        } catch (SQLException | RuntimeException e) {
            throw failed(e);
        }
    }

    public Lookup<E> withTypes(Targets targets) {
        try {
            at = targets.bindTypes(statement, at);
            return this;
        } catch (SQLException | RuntimeException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(Exception e) {
        try (statement) {
            return e instanceof SQLException sql ? repository.failure(sql) : (RuntimeException) e;
        } catch (SQLException closing) {
            return repository.failure(closing);
        } finally {
            repository.close(connection);
        }
    }
}
