using System.Buffers.Text;
using System.Security.Cryptography;
using Isegoria.Deliberation.Staff;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

public sealed class AccessLinks(IDbContextFactory<DeliberationStore> stores) : IAccessLinks
{
    private const int KeyBytes = 16;

    public async Task<string> CreateAsync(StaffGrant grant, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        await using var store = await stores.CreateDbContextAsync(cancellation);
        store.AccessLinks.Add(new AccessLinkRow { Digest = DigestOf(key), Grant = grant.ToString(), ExpiresAt = expiresAt });
        await store.SaveChangesAsync(cancellation);
        return key;
    }

    public async Task<StaffGrant?> LookAsync(string key, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var grant = await Usable(store, key, now).Select(l => l.Grant).FirstOrDefaultAsync(cancellation);
        return grant is null ? null : StaffGrant.Of(grant);
    }

    public async Task<StaffGrant?> UseAsync(string key, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var grant = await Usable(store, key, now).Select(l => l.Grant).FirstOrDefaultAsync(cancellation);
        var first = grant is not null && await Usable(store, key, now).ExecuteUpdateAsync(l => l.SetProperty(r => r.UsedAt, now), cancellation) == 1;
        return first ? StaffGrant.Of(grant!) : null;
    }

    public async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.AccessLinks.AnyAsync(cancellation);
    }

    private static IQueryable<AccessLinkRow> Usable(DeliberationStore store, string key, DateTimeOffset now)
    {
        var digest = DigestOf(key);
        return store.AccessLinks.Where(l => l.Digest == digest && l.UsedAt == null && l.ExpiresAt > now);
    }

    private static string DigestOf(string key) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
}
