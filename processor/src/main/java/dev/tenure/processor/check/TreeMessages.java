package dev.tenure.processor.check;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.tenure.processor.read.Origin;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Messages at one of several annotations of a type. javac puts those into a container that the source does not have,
 * and then does not find their places, so the source's tree is searched for them.
 */
final class TreeMessages {

    private final Trees trees;

    private TreeMessages(Trees trees) {
        this.trees = trees;
    }

    /** Empty with a compiler other than javac. */
    static Optional<TreeMessages> of(ProcessingEnvironment environment) {
        try {
            return Optional.of(new TreeMessages(Trees.instance(environment)));
        } catch (IllegalArgumentException | NoClassDefFoundError notJavac) {
            return Optional.empty();
        }
    }

    /** @return whether the place was found */
    boolean report(Diagnostic.Kind kind, Origin origin, String text) {
        TreePath element = trees.getPath(origin.element());
        Optional<Tree> tree = origin.path().filter(path -> element != null)
                .flatMap(path -> annotation(element, path).map(annotation -> place(annotation, path)));
        tree.ifPresent(found -> trees.printMessage(kind, text, found, element.getCompilationUnit()));
        return tree.isPresent();
    }

    private Optional<AnnotationTree> annotation(TreePath element, Origin.Path path) {
        return annotations(element.getLeaf()).stream()
                .<AnnotationTree>map(AnnotationTree.class::cast)
                .filter(annotation ->
                        isOf(new TreePath(element, annotation.getAnnotationType()), path.annotationType()))
                .skip(path.repetition())
                .findFirst();
    }

    private boolean isOf(TreePath type, String name) {
        Element element = trees.getElement(type);
        return element instanceof TypeElement known && known.getQualifiedName().contentEquals(name);
    }

    private static List<? extends AnnotationTree> annotations(Tree tree) {
        if (tree instanceof ClassTree type) {
            return type.getModifiers().getAnnotations();
        }
        ModifiersTree modifiers = ((VariableTree) tree).getModifiers();
        return modifiers.getAnnotations();
    }

    private static Tree place(AnnotationTree annotation, Origin.Path path) {
        for (ExpressionTree argument : annotation.getArguments()) {
            boolean named = argument instanceof AssignmentTree;
            String name = named ? ((AssignmentTree) argument).getVariable().toString() : "value";
            if (name.equals(path.attribute())) {
                ExpressionTree value = named ? ((AssignmentTree) argument).getExpression() : argument;
                return value instanceof NewArrayTree array && path.index() >= 0
                        ? array.getInitializers().get(path.index())
                        : value;
            }
        }
        return annotation;
    }
}
