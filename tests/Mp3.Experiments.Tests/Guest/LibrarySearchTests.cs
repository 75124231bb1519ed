// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>Searches files that are compiled for it; the loader itself is the witness.</summary>
public sealed class LibrarySearchTests : IDisposable
{
    private readonly ScratchFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("-Wl,--enable-new-dtags", "$ORIGIN/a", "$ORIGIN")]
    [InlineData("-Wl,--disable-new-dtags", "$ORIGIN/a", null)]
    [InlineData("-Wl,--enable-new-dtags", "$ORIGIN/a", null)]
    [InlineData("-Wl,--enable-new-dtags", "${ORIGIN}/none:$ORIGIN/a/", "$ORIGIN/../a")]
    [InlineData("-Wl,--enable-new-dtags", null, "$ORIGIN")]
    public void Folders_that_a_file_names_hold_for_whom_the_loader_says(string kind, string? programPath, string? libraryPath)
    {
        Directory.CreateDirectory(_files["a"]);
        _files.Write("second.c", "int second(void) { return 2; }\n");
        _files.Write("first.c", "int second(void);\nint first(void) { return second(); }\n");
        _files.Write("tool.c", "int first(void);\nint main(void) { return first(); }\n");
        Tool.Run("gcc", ["-shared", "-fPIC", "-o", _files["a/libsecond.so"], _files["second.c"]]);
        Tool.Run("gcc", ["-shared", "-fPIC", "-o", _files["a/libfirst.so"], _files["first.c"], "-L", _files["a"], "-lsecond", kind, .. Named(libraryPath)]);
        Tool.Run("gcc", ["-o", _files["tool"], _files["tool.c"], "-L", _files["a"], "-lfirst", $"-Wl,-rpath-link,{_files["a"]}", kind, .. Named(programPath)]);

        LibraryClosure closure = new LibrarySearch(path => File.Exists(path) ? File.ReadAllBytes(path) : null, []).Of(_files["tool"], File.ReadAllBytes(_files["tool"]));

        string[] loader = Tool.Run("ldd", [_files["tool"]]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string? missing = loader.FirstOrDefault(line => line.Contains("not found", StringComparison.Ordinal))?.Trim().Split(' ')[0];
        Assert.Equal(missing, closure.Missing?.Name);
        Assert.Equal(
            missing is null ? 4 : Math.Min(closure.Found.Count, 3),
            closure.Found.Count(library => loader.Any(line => line.Contains(library.Name, StringComparison.Ordinal))));
    }

    private static string[] Named(string? path) => path is null ? [] : [$"-Wl,-rpath,{path}"];
}
