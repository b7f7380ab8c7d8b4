using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media;

/// <summary>The contract of a blob store, kept by each store below.</summary>
public abstract class BlobStoreTests
{
    private static readonly BlobName Photo = BlobName.Of("entries/foto 1.jpg");

    protected abstract IBlobStore Store { get; }

    [Fact]
    public async Task A_blob_reads_back_as_it_was_written()
    {
        var content = Bytes(3_000_000);

        (await Store.WriteAsync(Photo, new MemoryStream(content))).ShouldBeTrue();

        (await ReadAsync(Photo)).ShouldBe(content);
    }

    [Fact]
    public async Task A_stream_of_unknown_length_is_written_whole()
    {
        await Store.WriteAsync(Photo, new OneWay(Bytes(500_000)));

        (await ReadAsync(Photo)).ShouldBe(Bytes(500_000));
    }

    [Fact]
    public async Task Its_properties_tell_length_time_type_and_tag()
    {
        await Store.WriteAsync(Photo, new MemoryStream(Bytes(100)));
        var first = (await Store.FindAsync(Photo)).ShouldNotBeNull();

        first.ShouldSatisfyAllConditions(
            p => p.Name.ShouldBe(Photo),
            p => p.Length.ShouldBe(100),
            p => p.ContentType.ShouldBe("image/jpeg"),
            p => p.ETag.ShouldStartWith("\""),
            p => TimeProvider.System.GetUtcNow().ShouldBeInRange(p.Modified.AddMinutes(-5), p.Modified.AddMinutes(5)));
        (await Store.FindAsync(Photo)).ShouldBe(first);

        await Store.WriteAsync(Photo, new MemoryStream(Bytes(101)));
        (await Store.FindAsync(Photo))!.ETag.ShouldNotBe(first.ETag);
    }

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(90, 100, 10)]
    [InlineData(20, 30, 30)]
    [InlineData(100, 10, 0)]
    [InlineData(500, 10, 0)]
    public async Task A_part_is_read_from_its_offset(int offset, int length, int expected)
    {
        await Store.WriteAsync(Photo, new MemoryStream(Bytes(100)));

        await using var part = await Store.OpenAsync(Photo, new ByteRange(offset, length));

        (await AllAsync(part)).ShouldBe([.. Bytes(100).Skip(offset).Take(expected)]);
    }

    [Fact]
    public async Task A_whole_blob_can_be_read_from_anywhere()
    {
        await Store.WriteAsync(Photo, new MemoryStream(Bytes(2_000_000)));
        await using var stream = await Store.OpenAsync(Photo);

        stream.CanSeek.ShouldBeTrue();
        stream.Length.ShouldBe(2_000_000);
        stream.Position = 1_999_990;

        (await AllAsync(stream)).ShouldBe(Bytes(2_000_000)[1_999_990..]);
    }

    [Fact]
    public async Task What_is_written_as_new_never_replaces()
    {
        (await Store.WriteAsync(Photo, new MemoryStream([1]), onlyNew: true)).ShouldBeTrue();
        (await Store.WriteAsync(Photo, new MemoryStream([2]), onlyNew: true)).ShouldBeFalse();

        (await ReadAsync(Photo)).ShouldBe([1]);
    }

    [Fact]
    public async Task Of_many_who_write_as_new_one_wins()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => Store.WriteAsync(Photo, new MemoryStream([(byte)n]), onlyNew: true))));

        won.Count(w => w).ShouldBe(1);
        (await ReadAsync(Photo)).ShouldBe([(byte)Array.IndexOf(won, true)]);
    }

    [Fact]
    public async Task A_second_writing_replaces_the_first()
    {
        await Store.WriteAsync(Photo, new MemoryStream([1, 2, 3]));
        await Store.WriteAsync(Photo, new MemoryStream([4]));

        (await ReadAsync(Photo)).ShouldBe([4]);
    }

    [Fact]
    public async Task A_write_that_breaks_off_leaves_what_was_there()
    {
        await Store.WriteAsync(Photo, new MemoryStream([1, 2, 3]));

        await Should.ThrowAsync<IOException>(() => Store.WriteAsync(Photo, new BreaksOff()));

        (await ReadAsync(Photo)).ShouldBe([1, 2, 3]);
        (await ListAsync("")).ShouldBe([Photo.Value]);
    }

    [Fact]
    public async Task What_is_not_there_is_said_to_be_not_there()
    {
        var missing = BlobName.Of("nergens/niets.png");

        (await Store.FindAsync(missing)).ShouldBeNull();
        (await Store.DeleteAsync(missing)).ShouldBeFalse();
        await Should.ThrowAsync<NotFound>(() => Store.OpenAsync(missing));
        await Should.ThrowAsync<NotFound>(() => Store.OpenAsync(missing, new ByteRange(0, 1)));
    }

    [Fact]
    public async Task A_deleted_blob_is_gone()
    {
        await Store.WriteAsync(Photo, new MemoryStream([1]));

        (await Store.DeleteAsync(Photo)).ShouldBeTrue();

        (await Store.FindAsync(Photo)).ShouldBeNull();
    }

    [Fact]
    public async Task A_write_over_what_was_read_is_refused_once_somebody_else_wrote()
    {
        await Store.WriteAsync(Photo, new MemoryStream([1]));
        var read = (await Store.FindAsync(Photo))!.ETag;

        (await Store.ReplaceAsync(Photo, new MemoryStream([2, 2]), read)).ShouldBeTrue();
        (await Store.ReplaceAsync(Photo, new MemoryStream([3, 3, 3]), read)).ShouldBeFalse();
        (await Store.ReplaceAsync(BlobName.Of("nergens.png"), new MemoryStream([4]), read)).ShouldBeFalse();

        (await ReadAsync(Photo)).ShouldBe([2, 2]);
    }

    [Fact]
    public async Task Blocks_that_were_staged_become_one_blob_and_nobody_sees_them_before()
    {
        await Store.StageAsync(Photo, 0, Bytes(1000));
        await Store.StageAsync(Photo, 1000, Bytes(500));
        await Store.StageAsync(Photo, 1000, Bytes(700));
        await Store.StageAsync(Photo, 1700, Bytes(3));
        (await Store.FindAsync(Photo)).ShouldBeNull();
        (await ListAsync("")).ShouldBeEmpty();

        await Store.CommitAsync(Photo, [0, 1000], 1700);
        await Store.CommitAsync(Photo, [0, 1000], 1700);

        (await ReadAsync(Photo)).ShouldBe([.. Bytes(1000), .. Bytes(700)]);
        (await Store.FindAsync(Photo))!.ContentType.ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task A_blob_of_no_blocks_is_empty()
    {
        await Store.CommitAsync(Photo, [], 0);

        (await ReadAsync(Photo)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Staged_blocks_can_be_forgotten()
    {
        await Store.StageAsync(Photo, 0, Bytes(10));

        await Store.UnstageAsync(Photo);
        await Store.UnstageAsync(BlobName.Of("nooit/begonnen.png"));

        (await Store.FindAsync(Photo)).ShouldBeNull();
    }

    [Fact]
    public async Task A_list_gives_what_starts_with_the_prefix()
    {
        foreach (var name in new[] { "a/1.png", "a/b/2.png", "ab/3.png", "c.png" })
            await Store.WriteAsync(BlobName.Of(name), new MemoryStream([1]));

        (await ListAsync("a/")).ShouldBe(["a/1.png", "a/b/2.png"]);
        (await ListAsync("a")).ShouldBe(["a/1.png", "a/b/2.png", "ab/3.png"]);
        (await ListAsync("")).Length.ShouldBe(4);
        (await ListAsync("zz/")).ShouldBeEmpty();
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(n => (byte)(n * 7))];

    private async Task<byte[]> ReadAsync(BlobName name)
    {
        await using var stream = await Store.OpenAsync(name);
        return await AllAsync(stream);
    }

    private static async Task<byte[]> AllAsync(Stream stream)
    {
        var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private async Task<string[]> ListAsync(string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in Store.ListAsync(prefix))
            names.Add(blob.Name.Value);
        return [.. names.Order(StringComparer.Ordinal)];
    }

    private class OneWay(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
        public override long Length => throw new NotSupportedException();
    }

    private sealed class BreaksOff() : OneWay([])
    {
        private int _reads;

        public override int Read(Span<byte> buffer) => Next(buffer.Length);

        public override int Read(byte[] buffer, int offset, int count) => Next(count);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Next(count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Next(buffer.Length));

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The line broke.");

        private int Next(int count) => _reads++ < 2 ? Math.Min(count, 10) : throw new IOException("The line broke.");
    }
}

public sealed class FileBlobStoreTests : BlobStoreTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("blobs").FullName;

    public FileBlobStoreTests() => Store = new FileBlobStore(_folder);

    protected override IBlobStore Store { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_is_left_beside_after_a_write()
    {
        await Store.WriteAsync(BlobName.Of("a.png"), new MemoryStream([1]));

        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).ShouldBe([Path.Combine(_folder, "a.png")]);
    }
}

public sealed class AzureBlobStoreTests(AzuriteFixture azurite) : BlobStoreTests, IClassFixture<AzuriteFixture>
{
    // A container for each test, and a base path as Orchard Core's settings have one.
    protected override IBlobStore Store { get; } = new AzureBlobStore(azurite.ConnectionString, $"t{Id.New():N}", "tenant/media");

    [Fact]
    public async Task A_browser_is_sent_to_the_store_with_an_address_that_only_reads_and_ends()
    {
        var name = BlobName.Of("originals/nota.pdf");
        await Store.WriteAsync(name, new MemoryStream([1, 2, 3]));
        using var http = new HttpClient();

        var address = Store.Share(name, TimeProvider.System.GetUtcNow().AddMinutes(5), "Nota één.pdf").ShouldNotBeNull();
        var answer = await http.GetAsync(address);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe([1, 2, 3]);
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("Nota één.pdf");
        (await http.DeleteAsync(address)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await http.GetAsync(address.GetLeftPart(UriPartial.Path))).IsSuccessStatusCode.ShouldBeFalse();
        (await http.GetAsync(Store.Share(name, TimeProvider.System.GetUtcNow().AddMinutes(-5), "x.pdf"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_container_that_is_not_ours_to_make_is_not_made()
    {
        var store = new AzureBlobStore(azurite.ConnectionString, $"t{Id.New():N}", createContainer: false);

        (await Should.ThrowAsync<Azure.RequestFailedException>(() => store.WriteAsync(BlobName.Of("a.png"), new MemoryStream([1])))).Status.ShouldBe(404);
    }
}

public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}

public sealed class BlobNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/a.png")]
    [InlineData("a//b.png")]
    [InlineData("../a.png")]
    [InlineData("a/../b.png")]
    [InlineData("a/./b.png")]
    [InlineData(".tmp/a.png")]
    [InlineData("a\\b.png")]
    [InlineData("c:a.png")]
    [InlineData("a\0.png")]
    [InlineData("a/b.png/")]
    [InlineData("a.")]
    public void A_name_that_could_leave_its_store_is_no_name(string text) => BlobName.TryParse(text, null, out _).ShouldBeFalse();
}
