Console.WriteLine("dotnet ef migrations add Name -p src/SchoolComms.Application -s tools/EfDesign -o Store/Migrations");
