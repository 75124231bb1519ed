// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class HostFileTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_file_is_read_once_as_long_as_it_is_the_same()
    {
        string path = _scratch.Write("program", "one");
        byte[] first = HostFile.Read(path);

        Assert.Same(first, HostFile.Read(path));

        File.WriteAllText(path, "longer");
        Assert.Equal("longer"u8, HostFile.Read(path));
        Assert.Equal("one"u8, first);
    }

    [Fact]
    public void A_link_that_leads_elsewhere_is_read_anew()
    {
        DateTime time = DateTime.UtcNow;
        foreach (string name in (string[])["old", "new"])
        {
            File.SetLastWriteTimeUtc(_scratch.Write(name, name), time);
        }

        string link = _scratch["library.so"];
        File.CreateSymbolicLink(link, _scratch["old"]);
        Assert.Equal("old"u8, HostFile.Read(link));

        File.Delete(link);
        File.CreateSymbolicLink(link, _scratch["new"]);
        Assert.Equal("new"u8, HostFile.Read(link));
    }

    [Fact]
    public void A_digest_is_that_of_sha256sum()
    {
        byte[] content = HostFile.Read(_scratch.Write("program", "some bytes"));

        Assert.Equal(Tool.Run("sha256sum", [], content)[..64], HostFile.DigestOf(content));
    }

    [Fact]
    public void A_file_that_is_missing_is_an_error() => Assert.ThrowsAny<IOException>(() => HostFile.Read(_scratch["missing"]));
}
