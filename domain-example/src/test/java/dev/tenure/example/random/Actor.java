package dev.tenure.example.random;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.repository.AppendRepository;
import dev.tenure.repository.DeleteRepository;
import dev.tenure.repository.DuplicateException;
import dev.tenure.repository.MissingException;
import dev.tenure.repository.ReferenceException;
import dev.tenure.repository.RepositoryException;
import dev.tenure.repository.SoftDeleteRepository;
import dev.tenure.repository.WriteRepository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Calls the repository of one entity at random, and says beforehand, from the rows in memory, what comes of it. */
final class Actor<E, R extends AppendRepository<E, Long>> {

    /** A table does not grow much beyond so many rows a tenant, or so many where rows stay for good. */
    private static final int MOST = 30;
    private static final int MOST_TO_STAY = 150;

    /** A row in memory. */
    private record Held<E>(long tenant, E entity) {}

    private final World world;
    private final Subject<E, R> subject;
    private final Consumer<String> log;
    private final Consumer<EntityRef> gone;
    private final TreeMap<Long, Held<E>> rows = new TreeMap<>();
    private final Map<Long, TreeMap<Long, E>> byTenant = new HashMap<>();

    /**
     * @param log  told each call before it is made
     * @param gone told each row that is removed for good
     */
    Actor(World world, Subject<E, R> subject, Consumer<String> log, Consumer<EntityRef> gone) {
        this.world = world;
        this.subject = subject;
        this.log = log;
        this.gone = gone;
    }

    Subject<E, R> subject() {
        return subject;
    }

    /** All rows, deleted ones as well, as the database has them: id, tenant, whether it is deleted. */
    List<List<String>> content() {
        return rows.values().stream()
                .map(row -> List.of(subject.id(row.entity()).toString(), Long.toString(row.tenant()),
                        subject.lives(row.entity()) ? "1" : "0"))
                .toList();
    }

    /** A call. */
    private interface Verb<E, R> {
        void call(Call<E, R> call);
    }

    private record Call<E, R>(long tenant, R repository, AppointmentSchemaRepositories.Tenant repositories) {}

    void act(AppointmentSchemaRepositories db) {
        long tenant = world.anyTenant();
        AppointmentSchemaRepositories.Tenant repositories = db.tenant(tenant);
        R repository = subject.repository().apply(repositories);
        verbs(repository, tenant).call(new Call<>(tenant, repository, repositories));
    }

    private Verb<E, R> verbs(R repository, long tenant) {
        List<Verb<E, R>> verbs = new ArrayList<>(List.of(
                this::find, this::get, this::exists, this::count, this::page, this::findAllById,
                this::finder, this::finder));
        boolean full = of(tenant).count() > (repository instanceof WriteRepository ? MOST : MOST_TO_STAY);
        if (!full) {
            verbs.addAll(List.of(this::insert, this::insert, this::insertAll));
        }
        if (subject.upsert() != null) {
            verbs.add(this::upsert);
        }
        if (subject.resolve() != null) {
            verbs.add(this::resolve);
        }
        if (repository instanceof WriteRepository) {
            verbs.addAll(List.of(this::update, this::update));
        }
        if (repository instanceof DeleteRepository) {
            verbs.addAll(Collections.nCopies(full ? 6 : 1, this::remove));
        }
        if (repository instanceof SoftDeleteRepository) {
            verbs.addAll(List.of(this::markDeleted, this::restore));
            verbs.addAll(Collections.nCopies(full ? 6 : 1, this::purge));
        }
        return world.any(verbs);
    }

    private Stream<E> of(long tenant) {
        return byTenant.computeIfAbsent(tenant, one -> new TreeMap<>()).values().stream();
    }

    Stream<E> living(long tenant) {
        return of(tenant).filter(subject::lives);
    }

    /** The tenant's living row of that id. */
    private Optional<E> living(long tenant, Long id) {
        return Optional.ofNullable(rows.get(id))
                .filter(row -> row.tenant() == tenant && subject.lives(row.entity())).map(Held::entity);
    }

    private Optional<E> deleted(long tenant, Long id) {
        return Optional.ofNullable(rows.get(id))
                .filter(row -> row.tenant() == tenant && !subject.lives(row.entity())).map(Held::entity);
    }

    /** Mostly a row of the tenant, sometimes another's, seldom none. */
    private Long anyId(long tenant) {
        int dice = world.random().nextInt(10);
        List<E> some = (dice < 7 ? of(tenant) : dice < 9 ? of(world.anyTenant()) : Stream.<E>empty()).toList();
        return some.isEmpty() ? Long.valueOf(999_999_999) : subject.id(world.any(some));
    }

    /** A row to ask with: one that is there, whosever, or one that could be. */
    private E example(long tenant) {
        Held<E> held = rows.get(anyId(tenant));
        return held != null ? held.entity() : subject.draft().apply(world, tenant);
    }

    private void find(Call<E, R> call) {
        Long id = anyId(call.tenant());
        agree(call, "find " + id, living(call.tenant(), id), () -> call.repository().find(id));
    }

    private void get(Call<E, R> call) {
        Long id = anyId(call.tenant());
        Optional<E> row = living(call.tenant(), id);
        agree(call, "get " + id, row.isPresent() ? row.get() : MissingException.class, () -> call.repository().get(id));
    }

    private void exists(Call<E, R> call) {
        Long id = anyId(call.tenant());
        agree(call, "exists " + id, living(call.tenant(), id).isPresent(), () -> call.repository().exists(id));
    }

    private void count(Call<E, R> call) {
        agree(call, "count", living(call.tenant()).count(), call.repository()::count);
    }

    private void page(Call<E, R> call) {
        Long after = world.random().nextBoolean() ? null : anyId(call.tenant());
        int limit = 1 + world.random().nextInt(10);
        List<E> expected = living(call.tenant())
                .filter(row -> after == null || subject.id(row) > after).limit(limit).toList();
        agree(call, "page " + after + " " + limit, expected, () -> call.repository().page(after, limit));
    }

    /** All of a tenant's rows. */
    void compare(AppointmentSchemaRepositories db, long tenant) {
        AppointmentSchemaRepositories.Tenant repositories = db.tenant(tenant);
        R repository = subject.repository().apply(repositories);
        agree(new Call<>(tenant, repository, repositories), "all", living(tenant).toList(),
                () -> repository.page(null, Integer.MAX_VALUE));
    }

    private void findAllById(Call<E, R> call) {
        List<Long> ids = Stream.generate(() -> anyId(call.tenant())).limit(world.random().nextInt(6)).toList();
        HashSet<E> expected = new HashSet<>();
        ids.forEach(id -> living(call.tenant(), id).ifPresent(expected::add));
        agree(call, "findAllById " + ids, expected, () -> new HashSet<>(call.repository().findAllById(ids)));
    }

    private void finder(Call<E, R> call) {
        Subject.Finder<E, R> finder = world.any(subject.finders());
        E example = example(call.tenant());
        HashSet<E> expected = new HashSet<>(
                living(call.tenant()).filter(row -> finder.matches(row, example)).toList());
        agree(call, "find by " + finder.fields() + " as " + example, expected,
                () -> asSet(finder.call().apply(call.repository(), example)));
    }

    private static HashSet<Object> asSet(Object found) {
        return new HashSet<>(found instanceof Optional<?> one ? one.stream().toList() : (List<?>) found);
    }

    private void resolve(Call<E, R> call) {
        Subject.Resolve<E, R> resolve = subject.resolve();
        E example = example(call.tenant());
        List<EntityRef> chain = resolve.levels().stream()
                .filter(level -> world.random().nextInt(3) > 0)
                .map(level -> world.reference(level, call.tenant()))
                .toList();
        List<String> others = subject.unique().stream().filter(field -> !field.equals(resolve.field())).toList();
        Optional<E> expected = Optional.empty();
        for (EntityRef level : chain) {
            expected = living(call.tenant())
                    .filter(row -> Fields.get(row, resolve.field()).equals(level))
                    .filter(row -> Fields.get(row, others).equals(Fields.get(example, others)))
                    .findFirst().or(previous(expected));
        }
        agree(call, "resolve " + chain + " as " + example, expected,
                () -> resolve.call().of(call.repository(), example, chain));
    }

    private static <T> Supplier<Optional<T>> previous(Optional<T> value) {
        return () -> value;
    }

    /** Why a row cannot be written; {@code null} if it can. */
    private Class<?> obstacle(long tenant, E row, Long id) {
        if (subject.referred(row).stream().anyMatch(reference -> !world.belongs(reference, tenant))) {
            return ReferenceException.class;
        }
        return taken(tenant, row, id) ? DuplicateException.class : null;
    }

    private boolean taken(long tenant, E row, Long id) {
        Object key = subject.key(row);
        return key != null && living(tenant)
                .anyMatch(other -> !subject.id(other).equals(id) && key.equals(subject.key(other)));
    }

    private void insert(Call<E, R> call) {
        E draft = subject.draft().apply(world, call.tenant());
        written(call, "insert " + draft, obstacle(call.tenant(), draft, null), draft,
                () -> call.repository().insert(draft));
    }

    /** A row that is new: its id is the server's choice. */
    private void written(Call<E, R> call, String what, Class<?> obstacle, E draft, Supplier<E> write) {
        Object[] result = new Object[1];
        agree(call, what, obstacle != null ? obstacle : "a row", () -> {
            result[0] = write.get();
            return "a row";
        });
        if (obstacle == null) {
            @SuppressWarnings("unchecked")
            E row = (E) result[0];
            hold(call, draft, row);
        }
    }

    private void hold(Call<E, R> call, E draft, E row) {
        Long id = subject.id(row);
        E expected = stamped(subject.with(draft, "id", id), true);
        require(call, Objects.equals(expected, row) && !rows.containsKey(id), expected, row);
        put(call.tenant(), row);
        world.add(call.tenant(), EntityRef.to(subject.type(), id));
    }

    void put(long tenant, E row) {
        Long id = subject.id(row);
        rows.put(id, new Held<>(tenant, row));
        byTenant.computeIfAbsent(tenant, one -> new TreeMap<>()).put(id, row);
    }

    private E stamped(E row, boolean isNew) {
        E stamped = isNew ? subject.with(row, "createdAt", world.now()) : row;
        return subject.with(stamped, "updatedAt", world.now());
    }

    private void insertAll(Call<E, R> call) {
        List<E> drafts = Stream.generate(() -> subject.draft().apply(world, call.tenant()))
                .limit(1 + world.random().nextInt(4)).toList();
        boolean foreign = drafts.stream()
                .anyMatch(draft -> obstacle(call.tenant(), draft, null) == ReferenceException.class);
        boolean twice = !subject.unique().isEmpty()
                && drafts.stream().map(subject::key).distinct().count() < drafts.size()
                || drafts.stream().anyMatch(draft -> taken(call.tenant(), draft, null));
        Class<?> obstacle = foreign ? ReferenceException.class : twice ? DuplicateException.class : null;
        List<E> result = new ArrayList<>();
        agree(call, "insertAll " + drafts, obstacle != null ? obstacle : drafts.size(), () -> {
            result.addAll(call.repository().insertAll(drafts));
            return result.size();
        });
        for (int at = 0; obstacle == null && at < drafts.size(); at++) {
            hold(call, drafts.get(at), result.get(at));
        }
    }

    private void upsert(Call<E, R> call) {
        E draft = subject.draft().apply(world, call.tenant());
        Optional<E> there = living(call.tenant())
                .filter(row -> subject.key(row).equals(subject.key(draft))).findFirst();
        Class<?> obstacle = obstacle(call.tenant(), draft, there.map(subject::id).orElse(null));
        Supplier<E> write = () -> subject.upsert().apply(call.repository(), draft);
        if (there.isEmpty() || obstacle != null) {
            written(call, "upsert " + draft, obstacle, draft, write);
            return;
        }
        E kept = subject.with(subject.with(draft, "id", subject.id(there.get())),
                "createdAt", Fields.get(there.get(), "createdAt"));
        changed(call, "upsert " + draft, stamped(kept, false), write::get);
    }

    private void changed(Call<E, R> call, String what, E expected, Supplier<Object> change) {
        agree(call, what, expected, change);
        put(call.tenant(), expected);
    }

    @SuppressWarnings("unchecked")
    private void update(Call<E, R> call) {
        Long id = anyId(call.tenant());
        E draft = subject.with(subject.draft().apply(world, call.tenant()), "id", id);
        Optional<E> there = living(call.tenant(), id);
        E entity = there.map(row -> subject.with(draft, "createdAt", Fields.get(row, "createdAt"))).orElse(draft);
        Class<?> obstacle = there.isEmpty() ? MissingException.class : obstacle(call.tenant(), entity, id);
        Supplier<Object> write = () -> ((WriteRepository<E, Long>) (Object) call.repository()).update(entity);
        if (obstacle != null) {
            agree(call, "update " + entity, obstacle, write);
        } else {
            changed(call, "update " + entity, stamped(entity, false), write);
        }
    }

    private void remove(Call<E, R> call) {
        Long id = anyId(call.tenant());
        Optional<E> there = living(call.tenant(), id);
        agree(call, "delete " + id, there.isPresent(),
                () -> ((DeleteRepository<?, Long>) (Object) call.repository()).delete(id));
        there.ifPresent(this::forget);
    }

    void forget(E row) {
        byTenant.get(rows.remove(subject.id(row)).tenant()).remove(subject.id(row));
        gone.accept(EntityRef.to(subject.type(), subject.id(row)));
    }

    /** What becomes of rows that refer to one that was removed. */
    void onGone(EntityRef row) {
        for (Subject.Reference reference : subject.references()) {
            if (reference.target() != row.target()) {
                continue;
            }
            List<Held<E>> referring = rows.values().stream()
                    .filter(held -> row.equals(reference.of(held.entity()))).toList();
            for (Held<E> held : referring) {
                if (reference.cascades()) {
                    forget(held.entity());
                } else {
                    put(held.tenant(), subject.with(held.entity(), reference.field(), null));
                }
            }
        }
    }

    private SoftDeleteRepository<?, Long> soft(Call<E, R> call) {
        return (SoftDeleteRepository<?, Long>) (Object) call.repository();
    }

    private void markDeleted(Call<E, R> call) {
        Long id = anyId(call.tenant());
        Optional<E> there = living(call.tenant(), id);
        agree(call, "delete " + id, there.isPresent(), () -> soft(call).delete(id));
        there.ifPresent(row -> put(call.tenant(), stamped(subject.with(row, "deletedAt", world.now()), false)));
    }

    private void restore(Call<E, R> call) {
        Long id = anyId(call.tenant());
        Optional<E> there = deleted(call.tenant(), id);
        boolean taken = there.isPresent() && taken(call.tenant(), there.get(), id);
        agree(call, "restore " + id, taken ? DuplicateException.class : there.isPresent(),
                () -> soft(call).restore(id));
        if (!taken) {
            there.ifPresent(row -> put(call.tenant(), stamped(subject.with(row, "deletedAt", null), false)));
        }
    }

    private void purge(Call<E, R> call) {
        Long id = anyId(call.tenant());
        Optional<E> there = deleted(call.tenant(), id);
        agree(call, "purge " + id, there.isPresent(), () -> soft(call).purge(id));
        there.ifPresent(this::forget);
    }

    private void agree(Call<E, R> call, String what, Object expected, Supplier<Object> actual) {
        log.accept("tenant " + call.tenant() + ", " + subject + ": " + what);
        Object result;
        try {
            result = actual.get();
        } catch (RepositoryException e) {
            result = e.getClass();
        }
        require(call, Objects.equals(expected, result), expected, result);
    }

    private void require(Call<E, R> call, boolean fine, Object expected, Object found) {
        if (!fine) {
            throw new AssertionError("tenant " + call.tenant() + " of " + subject + ": expected " + expected
                    + ", found " + found);
        }
    }
}
