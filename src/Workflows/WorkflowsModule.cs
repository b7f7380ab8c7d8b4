using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Workflows.Instances;
using RadicaleVernieuwers.Workflows.Types;

namespace RadicaleVernieuwers.Workflows;

/// <summary>The only wiring of this module.</summary>
public static class WorkflowsModule
{
    /// <summary>The policy of whoever can be asked something in a workflow: the team and the jury's chair.</summary>
    private const string OfTheHouse = "AnswerWorkflows";

    public static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        services.AddSingleton<WorkflowDefinitions>();
        services.AddScoped<Activities>();
        services.AddScoped<Expressions>();
        services.AddScoped<Engine>();
        services.AddScoped<StartWorkflow>();
        services.AddScoped<WorkflowLibrary>();
        services.AddScoped<WorkflowTriggers>();
        services.AddScoped<Steering>();
        services.AddScoped<TimerJob>();
        services.AddScoped(p => new WorkflowTimers(p.GetRequiredService<TimerJob>(), p.GetRequiredService<TimeProvider>()));
        services.AddDueJob<StepJob>().AddDueJob<TimerJob>().AddDueJob<TriggerJob>().AddDueJob<ClockJob>();
        services.AddHandler<ItemHappened, HearContent>();
        services.AddInvariant<WorkflowInvariants>();
        services.AddScoped<IRecipeStep, WorkflowTypeStep>();
        services.AddScoped<IRecipeExport, WorkflowTypeExport>();
        services.AddScoped<Rehearsal>();
        services.AddScoped<DeskReader>();
        services.AddScoped<InstanceDesk>();
        services.AddScoped<TypeDesk>();
        services.AddScoped<ITodaySource, WorkflowsToday>();
        services.AddMenu("Menu.Workflows", "/admin/workflows", Permissions.ManageWorkflows, 130);
        services.AddAuthorizationBuilder().AddPolicy(OfTheHouse, policy => policy.RequireAssertion(context =>
            context.User.May(Permissions.ManageWorkflows) || context.User.May(Permissions.AccessAdminPanel) || context.User.May(Permissions.ViewRanking)));
        services.Configure<RazorPagesOptions>(Authorise);
        AddActivities(services);
        return services;
    }

    private static void Authorise(RazorPagesOptions options)
    {
        var pages = options.Conventions;
        pages.AuthorizeFolder("/Workflows/Types", Permissions.ManageWorkflows);
        foreach (var verb in new[] { "List", "Move", "Rehearse" })
            pages.AuthorizePage("/Workflows/Instances/" + verb, Permissions.ManageWorkflows);
        // The chair is asked things and does not run the workflows: the page itself shows whom it asks what it asks.
        pages.AuthorizePage("/Workflows/Instances/Show", OfTheHouse);
    }

    private static void AddActivities(IServiceCollection services)
    {
        services.AddActivity<IfElseTask>().AddActivity<ForkTask>().AddActivity<JoinTask>().AddActivity<ForEachTask>().AddActivity<SetPropertyTask>().AddActivity<CorrelateTask>().AddActivity<LogTask>();
        services.AddActivity<TimerEvent>().AddActivity<SignalEvent>().AddActivity<UserTaskEvent>().AddActivity<EmailTask>();
        services.AddActivity<PublishContentTask>().AddActivity<UnpublishContentTask>();
        services.AddActivity<ContentCreatedEvent>().AddActivity<ContentPublishedEvent>().AddActivity<ContentUnpublishedEvent>().AddActivity<ContentDeletedEvent>();
    }
}
