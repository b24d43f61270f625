package dev.tenure.processor.shape;

import java.util.List;

/**
 * The repositories of one tenant as they were compiled.
 *
 * @param type         the class that gives them
 * @param tenantType   the type by which it tells tenants apart
 * @param repositories the repositories
 */
public record RepositoryShape(String type, String tenantType, List<Repository> repositories) {

    public RepositoryShape {
        repositories = List.copyOf(repositories);
    }

    /**
     * A repository.
     *
     * @param entity   the binary name of its entity
     * @param accessor the method that gives it
     * @param type     its class
     * @param methods  the names of its public methods
     */
    public record Repository(String entity, String accessor, String type, List<String> methods) {
        public Repository {
            methods = List.copyOf(methods);
        }
    }
}
