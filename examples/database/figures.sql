-- An example: invented figures for goals.toml.
CREATE SCHEMA stat;
CREATE TABLE stat.village_income (village varchar(40), year integer, income decimal(12, 2));
INSERT INTO stat.village_income VALUES
    ('example village 1', 2022, 120.50), ('example village 1', 2024, 161.00),
    ('example village 2', 2022, 80.00), ('example village 2', 2024, 95.20),
    ('example village 3', 2022, 140.00), ('example village 3', 2024, 150.00),
    ('example village 4', 2022, 155.00), ('example village 4', 2024, 190.75);
