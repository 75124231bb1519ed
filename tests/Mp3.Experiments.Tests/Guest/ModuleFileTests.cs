// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class ModuleFileTests
{
    private const string SignatureMark = "~Module signature appended~\n";

    [Fact]
    public void Signature_and_type_information_stay_behind_and_the_code_is_kept()
    {
        using var folder = new ScratchFolder();
        string source = folder.Write("module.c", """
            int answer(void) { return 42; }
            __attribute__((section(".BTF"))) const char types[] = "types of the module";
            """);
        string module = Path.Combine(folder.Path, "module.ko");
        Tool.Run("gcc", ["-g", "-c", "-o", module, source]);
        File.AppendAllText(module, "a signature" + SignatureMark);

        byte[] read = ModuleFile.Read(module);

        string slim = folder.Write("slim.ko", "");
        File.WriteAllBytes(slim, read);
        string sections = Tool.Run("readelf", ["--section-headers", "--wide", slim]);
        Assert.DoesNotContain(".BTF", sections, StringComparison.Ordinal);
        Assert.DoesNotContain(".debug_info", sections, StringComparison.Ordinal);
        Assert.Contains("answer", Tool.Run("readelf", ["--symbols", "--wide", slim]), StringComparison.Ordinal);
        Assert.DoesNotContain(SignatureMark, Encoding.Latin1.GetString(read), StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_that_is_built_anew_is_read_anew()
    {
        using var folder = new ScratchFolder();
        string module = folder.Write("module.ko", "one");
        Assert.Equal("one"u8, ModuleFile.Read(module));

        File.WriteAllText(module, "two");
        File.SetLastWriteTimeUtc(module, DateTime.UtcNow.AddSeconds(1));

        Assert.Equal("two"u8, ModuleFile.Read(module));
    }

    [Fact]
    public void Several_modules_are_what_each_of_them_is_alone()
    {
        using var folder = new ScratchFolder();
        string[] paths = [.. Enumerable.Range(0, 3).Select(i => Compiled(folder, $"int answer_{i}(void) {{ return {i}; }}", $"alone-{i}"))];
        byte[][] alone = [.. paths.Select(ModuleFile.Read)];
        // Copies, because what was read is not read again. One is no ELF file.
        string[] copies = [.. paths.Select(path => Path.ChangeExtension(path, ".copy.ko")), folder.Write("text.ko", "text")];
        foreach ((string from, string to) in paths.Zip(copies))
        {
            File.Copy(from, to);
        }

        IReadOnlyList<byte[]> together = ModuleFile.ReadAll([copies[3], copies[0], copies[2], copies[0], copies[1]]);

        Assert.Equal(["text"u8.ToArray(), alone[0], alone[2], alone[0], alone[1]], together);
        Assert.Equal(3, alone.Select(Convert.ToHexString).Distinct().Count());
    }

    private static string Compiled(ScratchFolder folder, string source, string name)
    {
        string module = folder[$"{name}.ko"];
        Tool.Run("gcc", ["-g", "-c", "-o", module, folder.Write($"{name}.c", source)]);
        return module;
    }
}
