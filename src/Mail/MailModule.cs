using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Mail.Viewer;

namespace RadicaleVernieuwers.Mail;

/// <summary>The only wiring of this module.</summary>
public static class MailModule
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = MailSettings.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<Mailer>();
        services.AddSingleton<Envelopes>();
        services.AddSingleton<EmlFolder>();
        if (settings.Host is null)
            services.AddSingleton<IMailDelivery, FolderDelivery>();
        else
            services.AddSingleton<IMailDelivery, SmtpDelivery>();
        services.AddDueJob<SendMail>();
        services.AddScoped<ITodaySource, MailsWaiting>();
        services.AddMenu("Menu.Outbox", "/admin/outbox", Permissions.ManageEntries, 410);
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AuthorizeFolder("/Mail/Outbox", Permissions.ManageEntries);
            options.Conventions.AllowAnonymousToFolder("/Mail/Viewer");
        });
        return services;
    }

    public static IEndpointRouteBuilder MapMail(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMailHtml();
        return endpoints;
    }
}
