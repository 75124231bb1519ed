// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Commands;

namespace Mp3.Experiments.Tests.Running;

/// <summary>A store that is full or read-only costs time, never a result and never an exception.</summary>
public sealed class RefusingStoreTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_full_store_keeps_what_fits_and_says_so_of_the_rest()
    {
        Directory.CreateDirectory(_scratch["store"]);

        string[] lines = StoreUser.RunWithMounts(
            """
            mount -t tmpfs -o size=64k mp3 "$1"
            "$user" "$1" write 0 8
            echo ---
            "$user" "$1" read 0 8
            ls "$1/v1/incomplete"
            """,
            _scratch["store"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        int middle = Array.IndexOf(lines, "---");
        string[] told = lines[1..middle];
        Assert.Equal(8, told.Length);
        bool[] kept = [.. told.Select((line, i) => line == $"{Stores.Name(i)}")];
        Assert.Contains(true, kept);
        Assert.All(told.Where((_, i) => !kept[i]), line => Assert.EndsWith($"cannot write to the store {_scratch["store"]}: No space left on device", line, StringComparison.Ordinal));
        Assert.Contains(false, kept);
        Assert.Equal(kept.Select(isKept => isKept ? "found" : "missing"), lines[(middle + 1)..]);
    }

    [Fact]
    public void A_read_only_store_serves_what_it_has()
    {
        new RunStore(_scratch["store"]).WriteAll(0, 1, 2);
        File.WriteAllText(Path.Combine(new RunStore(_scratch["store"]).FolderOf(Stores.Name(2)), "outcome.zip"), "");
        string[] before = Stores.Content(_scratch["store"]);
        File.WriteAllText(_scratch["go"], "");

        string[] lines = [.. StoreUser.RunWithMounts(
            """
            mount --bind "$1" "$1"
            mount -o remount,bind,ro "$1"
            "$user" "$1" read 0 4
            "$user" "$1" write 1 1
            "$user" "$1" write 3 1
            "$user" "$1" once 1 "$2" "$3"
            "$user" "$1" once 3 "$2" "$3"
            "$user" "$1" once 2 "$2" "$3"
            "$4" runs --store "$1"
            """,
            _scratch["store"], _scratch["log"], _scratch["go"], Mp3Program.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line != "begins")];

        string store = _scratch["store"];
        const string readOnly = "Read-only file system";
        string damage = $"{Path.Combine(new RunStore(store).FolderOf(Stores.Name(2)), "outcome.zip")}";
        Assert.Equal(["found", "found", $"damaged: {damage}", "missing", "ready", $"{Stores.Name(1)}", "ready"], lines[..7]);
        Assert.Equal($"run {Stores.Name(3).Abbreviated} is not kept: cannot write to the store {store}: {readOnly}", lines[7]);
        Assert.Equal(["from the store", "computed"], lines[8..10]);
        Assert.Equal($"cannot lock run {Stores.Name(3).Abbreviated} in the store {store}: {readOnly}; it may be computed twice", lines[10]);
        Assert.Equal(lines[7], lines[11]);
        Assert.Equal("computed", lines[12]);
        Assert.Contains("it can't be put aside", lines[13], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("3 runs, ", StringComparison.Ordinal));
        Assert.Equal(before, Stores.Content(_scratch["store"]));
        Assert.Equal(2, Directory.GetFiles(_scratch["log"]).Length);
    }

    [Fact]
    public void A_store_that_belongs_to_another_user_is_a_warning()
    {
        Assert.SkipUnless(Environment.UserName == "root", "only root may become another user");
        Directory.CreateDirectory(_scratch["store"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        string output = Mp3.Experiments.Tests.Guest.Tool.Run("sh", ["-c", """chmod 755 "$3"; setpriv --reuid=65534 --clear-groups "$1" "$2" write 0 1""", "sh", StoreUser.Path, _scratch["store"], _scratch.Path]);

        Assert.Contains("is not kept: cannot write to the store", output, StringComparison.Ordinal);
        Assert.Contains("permission denied", output, StringComparison.Ordinal);
    }
}
