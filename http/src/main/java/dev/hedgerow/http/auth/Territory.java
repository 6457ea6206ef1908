package dev.hedgerow.http.auth;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.keys.PersonalApiKey;
import dev.hedgerow.metadata.organizations.Organization;
import dev.hedgerow.metadata.organizations.Organizations;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.Projects;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import dev.hedgerow.metadata.users.User;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which organizations and projects a caller may enter, and what {@code @current} means to them. */
public final class Territory {
    private static final String CURRENT = "@current";

    private final Organizations organizations;
    private final Projects projects;

    public Territory(Organizations organizations, Projects projects) {
        this.organizations = organizations;
        this.projects = projects;
    }

    /** The organizations that the caller is a member of and the key, if any, is not kept out of. */
    public List<Organization> organizations(Caller caller) {
        return organizations.listOfUser(caller.user().id()).stream()
                .filter(organization -> confinedTo(caller.key(), organization.id()))
                .toList();
    }

    /**
     * The organization of a path: an id, or {@code @current}. 404 when there is none or it is not
     * the caller's.
     */
    public Organization organization(Caller caller, String idOrCurrent) {
        List<Organization> own = organizations(caller);
        String wanted =
                idOrCurrent.equals(CURRENT)
                        ? String.valueOf(caller.user().currentOrganizationId())
                        : idOrCurrent;
        Optional<Organization> found =
                own.stream().filter(one -> one.id().toString().equals(wanted)).findFirst();
        if (found.isEmpty() && idOrCurrent.equals(CURRENT)) {
            found = own.stream().findFirst();
        }
        return found.orElseThrow(() -> ApiException.notFound("Organization not found."));
    }

    /**
     * The project of a path: an id, or {@code @current}. 404 when there is none or it is not the
     * caller's, 403 when the key is kept out.
     */
    public Project project(Caller caller, String idOrCurrent) {
        Project project =
                (idOrCurrent.equals(CURRENT) ? current(caller) : byId(idOrCurrent))
                        .filter(found -> member(caller.user(), found))
                        .orElseThrow(() -> ApiException.notFound("Project not found."));
        if (!mayEnter(caller.key(), project)) {
            throw ApiException.permissionDenied(
                    "API key does not have access to the requested project: ID "
                            + project.id()
                            + ".");
        }
        return project;
    }

    /**
     * The project of a path for the holder of a shared link: the link's own, by id or {@code
     * @current}; 403 for any other.
     */
    public Project project(SharingConfiguration link, String idOrCurrent) {
        return (idOrCurrent.equals(CURRENT) ? projects.find(link.projectId()) : byId(idOrCurrent))
                .filter(found -> found.id() == link.projectId())
                .orElseThrow(ApiException::permissionDenied);
    }

    /** The projects of an organization that the key, if any, is not kept out of. */
    public List<Project> projects(Caller caller, Organization organization) {
        int all = projects.count(organization.id());
        return projects.list(organization.id(), all, 0).stream()
                .filter(project -> mayEnter(caller.key(), project))
                .toList();
    }

    private Optional<Project> current(Caller caller) {
        Long id = caller.user().currentProjectId();
        return Optional.ofNullable(id)
                .flatMap(projects::find)
                .or(() ->
                        organizations(caller).stream()
                                .flatMap(organization ->
                                        projects.list(organization.id(), 1, 0).stream())
                                .findFirst());
    }

    private Optional<Project> byId(String id) {
        try {
            return projects.find(Long.parseLong(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean member(User user, Project project) {
        return organizations.listOfUser(user.id()).stream()
                .anyMatch(one -> one.id().equals(project.organizationId()));
    }

    private static boolean mayEnter(@Nullable PersonalApiKey key, Project project) {
        if (key == null) {
            return true;
        }
        JsonNode teams = Json.parse(key.scopedTeams());
        boolean free = teams.isEmpty();
        for (JsonNode team : teams) {
            free |= team.asLong() == project.id();
        }
        return free && confinedTo(key, project.organizationId());
    }

    private static boolean confinedTo(@Nullable PersonalApiKey key, UUID organization) {
        if (key == null) {
            return true;
        }
        List<String> allowed = Json.parseTexts(key.scopedOrganizations());
        return allowed.isEmpty() || allowed.contains(organization.toString());
    }
}
