using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>A key that cookies are protected with. In the database, so that every node reads every node's cookies and a backup holds them.</summary>
internal sealed class StoredKey
{
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Xml { get; private set; } = "";
}

internal sealed class StoredKeyMapping : IEntityTypeConfiguration<StoredKey>
{
    public void Configure(EntityTypeBuilder<StoredKey> key)
    {
        key.ToTable("data_protection_keys");
        key.Property(k => k.Name).HasMaxLength(200);
    }
}

/// <summary>ASP.NET asks for keys synchronously, and outside of any request.</summary>
internal sealed class StoredKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return [.. db.Set<StoredKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Database.ExecuteSqlRaw("INSERT INTO data_protection_keys (id, name, xml) VALUES ({0}, {1}, {2})", Id.New(), friendlyName, element.ToString(SaveOptions.DisableFormatting));
    }

    public static void Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("RadicaleVernieuwers");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new StoredKeys(provider.GetRequiredService<IServiceScopeFactory>())));
    }
}
