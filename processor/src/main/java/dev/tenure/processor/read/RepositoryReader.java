package dev.tenure.processor.read;

import dev.tenure.processor.shape.RepositoryShape;
import dev.tenure.processor.shape.RepositoryShape.Repository;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads what a schema's repositories of one tenant can be called with, whoever wrote them. */
public final class RepositoryReader {

    private final Elements elements;

    public RepositoryReader(Elements elements) {
        this.elements = elements;
    }

    /** The repositories of a root; empty where they are not there, or not yet. */
    public Optional<RepositoryShape> read(TypeElement root) {
        String binaryName = elements.getBinaryName(root).toString();
        int simple = binaryName.lastIndexOf('.') + 1;
        String name = binaryName.substring(0, simple) + binaryName.substring(simple).replace('$', '_') + "Repositories";
        return Optional.ofNullable(elements.getTypeElement(name)).flatMap(this::repositories);
    }

    private Optional<RepositoryShape> repositories(TypeElement type) {
        Optional<ExecutableElement> tenant = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals("tenant") && method.getParameters().size() == 1)
                .findFirst();
        return tenant.map(method -> new RepositoryShape(
                type.getQualifiedName().toString(),
                method.getParameters().get(0).asType().toString(),
                ElementFilter.methodsIn(element(method.getReturnType()).getEnclosedElements()).stream()
                        .filter(accessor -> accessor.getModifiers().contains(Modifier.PUBLIC))
                        .map(this::repository)
                        .toList()));
    }

    private Repository repository(ExecutableElement accessor) {
        TypeElement type = element(accessor.getReturnType());
        TypeMirror entity = ((DeclaredType) type.getSuperclass()).getTypeArguments().get(0);
        return new Repository(
                elements.getBinaryName(element(entity)).toString(),
                accessor.getSimpleName().toString(),
                type.getQualifiedName().toString(),
                elements.getAllMembers(type).stream()
                        .filter(member -> member.getKind() == ElementKind.METHOD && isOurs(member))
                        .map(member -> member.getSimpleName().toString())
                        .distinct()
                        .toList());
    }

    private static boolean isOurs(Element member) {
        return member.getModifiers().contains(Modifier.PUBLIC)
                && !member.getModifiers().contains(Modifier.STATIC)
                && !element(member.getEnclosingElement().asType()).getQualifiedName().contentEquals("java.lang.Object");
    }

    private static TypeElement element(TypeMirror type) {
        return (TypeElement) ((DeclaredType) type).asElement();
    }
}
